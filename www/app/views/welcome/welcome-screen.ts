import { html, svg, type TemplateResult } from "lit";
import { words } from "../../state.ts";
import { View } from "../../view.ts";
import { waysIn } from "./ways-in.ts";

/** The empty book: what the page will show, drawn small, and the two ways in. */
export class WelcomeScreen extends View {
  override render(): TemplateResult {
    const w = words.value.welcome;
    return html`
      <section class="welcome" aria-labelledby="welcome">
        <h1 class="welcome__title" id="welcome">${w.title}</h1>
        <p class="welcome__lead">${w.lead}</p>
        ${waysIn()}
        <p class="welcome__privacy">${w.privacy}</p>
      </section>
      <section class="teach" aria-labelledby="teach">
        <h2 class="subheading" id="teach">${w.exampleTitle}</h2>
        <ol class="teach__list">
          ${w.example.map(
            (one, index) => html`<li class="teach__item">
              ${DRAWINGS[index]}
              <strong class="teach__name">${one.name}</strong>
              <span>${one.text}</span>
            </li>`,
          )}
        </ol>
        <h2 class="subheading">${w.exampleFile}</h2>
        <pre class="teach__file" tabindex="0"><code>facture;client;emission;echeance;ttc;reglement;montant_regle
F-2025-003;Atelier Nord;02/06/2025;02/07/2025;2400,00;01/08/2025;1000,00
F-2025-004;SARL Bise;02/07/2025;31/08/2025;4800,00;;</code></pre>
      </section>
    `;
  }
}
customElements.define("welcome-screen", WelcomeScreen);

function drawing(content: TemplateResult): TemplateResult {
  return html`<svg class="teach__drawing" viewBox="0 0 120 56" aria-hidden="true">${content}</svg>`;
}

const DRAWINGS: TemplateResult[] = [
  drawing(svg`
    <rect class="fill-not-due" x="4" y="8" width="38" height="9"/><rect class="fill-age-1" x="42" y="8" width="40" height="9"/><rect class="fill-age-3" x="82" y="8" width="22" height="9"/>
    <rect class="fill-not-due" x="4" y="24" width="12" height="9"/><rect class="fill-age-2" x="16" y="24" width="44" height="9"/>
    <rect class="fill-age-1" x="4" y="40" width="18" height="9"/><rect class="fill-age-4" x="22" y="40" width="14" height="9"/>`),
  drawing(svg`
    <path class="stroke-soft" d="M14 46a46 46 0 0 1 92 0"/><path class="stroke-accent" d="M14 46a46 46 0 0 1 62-43"/>
    <circle class="fill-accent" cx="76" cy="4" r="4"/>`),
  drawing(svg`
    <path class="stroke-soft" d="M4 50H116"/><path class="stroke-line" d="M4 8H116M4 22H116M4 36H116"/>
    <path class="fill-age-2" d="M4 50V42H40V34H76V22H116V50Z"/>`),
  drawing(svg`
    <path class="stroke-danger" d="M4 40H116"/><path class="stroke-accent" d="M4 18H22V24H40V44H58V30H76V14H94V20H116"/>
    <circle class="fill-ink" cx="49" cy="44" r="3"/>`),
  drawing(svg`
    <rect class="fill-not-due" x="8" y="6" width="24" height="44"/><rect class="fill-age-2" x="48" y="18" width="24" height="32"/><rect class="fill-age-4" x="88" y="32" width="24" height="18"/>
    <path class="stroke-ink" d="M8 50H112"/>`),
];
