import { html, nothing, type TemplateResult } from "lit";
import type { Topic } from "../../router.ts";
import { keepCase, language, route, words } from "../../state.ts";
import { View } from "../../view.ts";

const ELEMENTS: Record<Topic, () => Promise<unknown>> = {
  "late-payment": () => import("encours/elements/late-payment"),
};

/** One calculator, the same that others embed, with the case of the address; the address follows what is typed. */
export class CalculatorScreen extends View {
  override render(): TemplateResult {
    const { calculator } = route.value;
    if (!calculator) return html``;
    void ELEMENTS[calculator.topic]();
    const { title, lead } = words.value.calculators[calculator.topic];
    return html`<section class="calculator" aria-labelledby="calculator">
      <h1 class="heading" id="calculator" tabindex="-1">${title}</h1>
      <p class="lead">${lead}</p>
      ${
        calculator.topic === "late-payment"
          ? html`<encours-late-payment
              class="calculator__element"
              lang=${language.value}
              no-app-link
              .query=${calculator.query}
              @input=${this.#keep}
            ></encours-late-payment>`
          : nothing
      }
    </section>`;
  }

  readonly #keep = (event: Event) =>
    keepCase((event.currentTarget as { query?: string }).query ?? "");
}
customElements.define("calculator-screen", CalculatorScreen);
