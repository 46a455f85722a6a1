import { html, type TemplateResult } from "lit";
import type { Made } from "../../rates.ts";
import { book, demo, format, versions, words } from "../../state.ts";

/** When the tables of rates were checked, and how many values the person put into them. */
export function tables({ rates, own = [] }: Made): string {
  const f = format.value;
  return words.value.tables(f.date(rates), own.length === 0 ? "" : f.count(own.length));
}

/** Where the figures of a printed page come from: files and tables. */
export function origin(): string {
  const { changes = [], undone = [] } = book.value ?? {};
  const files = changes.flatMap(({ seq, summary }) =>
    summary.kind === "import" && !undone.includes(seq) ? [summary.file] : [],
  );
  const made = versions.value;
  if (!made) return "";
  const names = demo.value ? words.value.bar.demo : [...new Set(files)].join(", ");
  return words.value.printed(names, made.package, tables(made));
}

/** The same at the foot of a printed screen. */
export function printedOrigin(): TemplateResult {
  return html`<p class="section__note print-only">${origin()}</p>`;
}
