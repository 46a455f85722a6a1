import { html, type TemplateResult } from "lit";
import { download } from "../download.ts";
import { language, notice, words } from "../state.ts";
import { type Table, type TableFormat, tableFile } from "../table.ts";
import type { Outcome } from "../worker/messages.ts";

/** A file of this format; nothing where the work was given up. */
type Making = (as: TableFormat) => Promise<Outcome<Blob> | undefined>;

/** The two ways to take a table out: the same columns for any program, and typed cells for a spreadsheet. */
export function exportButtons(
  name: string,
  file: string,
  make: Making,
  look = "button--quiet",
): TemplateResult {
  const w = words.value.table;
  const save = async (as: TableFormat) => {
    const made = await make(as);
    if (!made) return;
    const { refusal, value } = made;
    if (refusal) notice.value = { kind: "error", text: (said) => said.refusal(refusal) };
    else download(`${file}.${as}`, value);
  };
  return html`<button
      class=${`button ${look}`}
      aria-label=${w.csvOf(name)}
      @click=${() => void save("csv")}
    >
      ${w.csv}
    </button>
    <button class=${`button ${look}`} aria-label=${w.xlsxOf(name)} @click=${() => void save("xlsx")}>
      ${w.xlsx}
    </button>`;
}

/** The files of a table that the page holds. */
export function filesOf(
  name: string,
  table: () => Table | Table[] | Promise<Table | Table[]>,
): Making {
  return async (as) => tableFile(as, name, await table(), language.peek());
}
