import { book, demo, format, versions, words } from "../../state.ts";

/** Where the figures of a printed page come from: files and tables. */
export function origin(): string {
  const { changes = [], undone = [] } = book.value ?? {};
  const files = changes.flatMap(({ seq, summary }) =>
    summary.kind === "import" && !undone.includes(seq) ? [summary.file] : [],
  );
  const made = versions.value;
  if (!made) return "";
  const names = demo.value ? words.value.bar.demo : [...new Set(files)].join(", ");
  return words.value.printed(names, made.package, format.value.date(made.rates));
}
