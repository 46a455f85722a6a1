import { html, type TemplateResult } from "lit";
import { openFiles, words } from "../../state.ts";

/** A place to drop files that is also a plain file field: mouse, touch and keyboard alike. What each is, its content tells. */
export function filePicker(): TemplateResult {
  const w = words.value.welcome;
  const change = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen twice in a row.
    input.value = "";
    void openFiles(files);
  };
  return html`<label class="drop">
    <span class="drop__title">${w.drop}</span>
    <input class="drop__input" type="file" multiple @change=${change} />
    <span class="button button--primary drop__button">${w.choose}</span>
    <span class="drop__hint">${w.dropHint}</span>
  </label>`;
}
