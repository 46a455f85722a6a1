import { html, type TemplateResult } from "lit";
import { showWhy, type Why, words } from "../state.ts";

/** Why a figure is what it is, besides its name and its value. */
export type Reason = Omit<Why, "title" | "figure" | "inputs"> & Partial<Pick<Why, "inputs">>;

/** A figure that opens « Pourquoi ce chiffre ? ». */
export function figureButton(
  title: string,
  figure: string,
  why: Reason | (() => void),
  shown: unknown = figure,
): TemplateResult {
  const open =
    typeof why === "function" ? why : () => showWhy({ title, figure, inputs: [], ...why });
  return html`<button
    class="figure-button"
    aria-label=${`${title}, ${figure}, ${words.value.why.title}`}
    @click=${(event: Event) => {
      // A row may open something by itself.
      event.stopPropagation();
      open();
    }}
    >${shown}</button
  >`;
}

/** A figure that leads to what it counts. */
export function figureLink(
  title: string,
  figure: string,
  address: string,
  shown: unknown = figure,
): TemplateResult {
  return html`<a
    class="figure-button figure-link"
    href=${address}
    aria-label=${`${figure}, ${title}`}
    >${shown}</a
  >`;
}
