import { html, type TemplateResult } from "lit";
import { words } from "../../state.ts";

/** The shape of what comes: a sentence, a line, and what stands below. */
export function skeleton(blocks = 1): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="visually-hidden">${words.value.loading}</span>
    <div class="skeleton__line skeleton__line--title"></div>
    <div class="skeleton__line"></div>
    ${Array.from({ length: blocks }, () => html`<div class="skeleton__block"></div>`)}
  </div>`;
}
