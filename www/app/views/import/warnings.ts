import type { Warning } from "encours";
import { html, type TemplateResult } from "lit";
import { fileWords } from "../../../ui/i18n/screens/files.ts";
import { format, language, REJECTED_ROWS, words } from "../../state.ts";

/** Warnings of a file: of a few, each at once; of many, how many they are. */
export function warnings(told: readonly Warning[]): TemplateResult | TemplateResult[] {
  if (told.length <= 3) return told.map(({ message }) => html`<p class="message">${message}</p>`);
  const shown = told.slice(0, REJECTED_ROWS);
  const count = format.value.count(told.length);
  return html`<details class="fold" data-warnings>
    <summary>${fileWords[language.value].warnings(count)}</summary>
    <ul>
      ${shown.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
    ${
      shown.length < told.length
        ? html`<p>${words.value.table.shown(format.value.count(shown.length), count)}</p>`
        : ""
    }
  </details>`;
}
