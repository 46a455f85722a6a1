import { html, nothing, type TemplateResult } from "lit";
import { calculatorsWords } from "../../../ui/i18n/screens/calculators.ts";
import type { Route, Topic } from "../../router.ts";
import { keepCase, language, route, words } from "../../state.ts";
import { View } from "../../view.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";

const ELEMENTS: Record<Topic, () => Promise<unknown>> = {
  aging: () => import("encours/elements/aging"),
  "collection-costs": () => import("encours/elements/collection-costs"),
  dso: () => import("encours/elements/dso"),
  "due-date": () => import("encours/elements/due-date"),
  "early-discount": () => import("encours/elements/early-discount"),
  forecast: () => import("encours/elements/forecast"),
  installments: () => import("encours/elements/installments"),
  "late-payment": () => import("encours/elements/late-payment"),
  provision: () => import("encours/elements/provision"),
};

/** One calculator, the same that others embed, with the case of the address; the address follows what is typed. */
export class CalculatorScreen extends View {
  #element: (HTMLElement & { query?: string; result?: unknown }) | undefined;
  /** Of the address, as it was last shown. */
  #query: string | undefined;

  override render(): TemplateResult {
    const { calculator } = route.value;
    if (!calculator) return html``;
    const { calculators, calculatorLead, tableLead } = words.value;
    return html`<section class="calculator" aria-labelledby="calculator">
      <h1 class="heading" id="calculator" tabindex="-1">${calculators[calculator.topic]}</h1>
      <p class="lead">${calculator.topic === "aging" ? tableLead : calculatorLead}</p>
      ${this.#shown(calculator)} ${this.#exports(calculator.topic)}
    </section>`;
  }

  #exports(topic: Topic): TemplateResult | typeof nothing {
    const result = this.#element?.result;
    if (result === undefined) return nothing;
    const name = calculatorsWords[language.value].names[topic];
    const currency = this.#element?.getAttribute("currency") || "EUR";
    return html`<p class="actions">
      ${exportButtons(
        name,
        topic,
        filesOf(name, async () => {
          const { calculatorTables } = await import("./calculator-tables.ts");
          return calculatorTables(topic, result as never, currency);
        }),
      )}
    </p>`;
  }

  #shown({ topic, query }: NonNullable<Route["calculator"]>): HTMLElement {
    const name = `encours-${topic}`;
    if (this.#element?.localName !== name) {
      void ELEMENTS[topic]();
      this.#element = document.createElement(name);
      this.#query = undefined;
      this.#element.className = "calculator__element";
      this.#element.toggleAttribute("no-app-link", true);
      this.#element.addEventListener("input", this.#keep);
      this.#element.addEventListener("encours-result", () => this.requestUpdate());
    }
    this.#element.lang = language.value;
    // What is typed is told to the address a moment later: only a case that is new there is taken from it.
    if (this.#query !== query && this.#element.query !== query) this.#element.query = query;
    this.#query = query;
    return this.#element;
  }

  readonly #keep = () => {
    keepCase(this.#element?.query ?? "");
    this.requestUpdate();
  };
}
customElements.define("calculator-screen", CalculatorScreen);
