import { html, type TemplateResult } from "lit";
import { TOPICS } from "../../router.ts";
import { words } from "../../state.ts";
import { View } from "../../view.ts";

/** All calculators, each by the question that it answers. */
export class CalculatorsScreen extends View {
  override render(): TemplateResult {
    const { nav, calculators, calculatorsLead } = words.value;
    return html`<section aria-labelledby="calculators">
      <p class="section__name">${nav.calculators}</p>
      <h1 class="heading heading--wide" id="calculators" tabindex="-1">${calculatorsLead}</h1>
      <ul class="topics">
        ${TOPICS.map(
          (topic) => html`<li>
            <a class="topics__link" href=${`#/calculators/${topic}`}>${calculators[topic]}</a>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}
customElements.define("calculators-screen", CalculatorsScreen);
