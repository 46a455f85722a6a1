import { html, nothing, type TemplateResult } from "lit";
import { book, startDemo, words } from "../../state.ts";
import { filePicker } from "../import/file-picker.ts";

/** Whether there may be a book that cannot be opened: a welcome would say that all is gone. */
export function isUnreadable(): boolean {
  const refusal = book.value?.keeping.refusal;
  return refusal !== undefined && refusal.code !== "store/absent";
}

/** What an empty screen offers: a file, the demo, and where `more` is given, an entry of one's own. */
export function waysIn(more: TemplateResult | typeof nothing = nothing): TemplateResult {
  if (isUnreadable()) return html``;
  const { demo, demoHint } = words.value.welcome;
  return html`<div class="welcome__ways">
    ${filePicker()}
    <div class="welcome__demo">
      <button class="button" @click=${() => void startDemo()}>${demo}</button>
      <span class="field__help">${demoHint}</span>
      ${more}
    </div>
  </div>`;
}
