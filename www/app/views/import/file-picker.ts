import { html, type TemplateResult } from "lit";
import { words } from "../../state.ts";

/** A place to drop a file that is also a plain file field: mouse, touch and keyboard alike. */
export function filePicker(choose: (file: File) => void): TemplateResult {
  const w = words.value.welcome;
  const change = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen twice in a row.
    input.value = "";
    if (file) choose(file);
  };
  return html`<label class="drop">
    <span class="drop__title">${w.drop}</span>
    <input class="drop__input" type="file" accept=".csv,.txt,.tsv,text/csv" @change=${change} />
    <span class="button button--primary drop__button">${w.choose}</span>
    <span class="drop__hint">${w.dropHint}</span>
  </label>`;
}
