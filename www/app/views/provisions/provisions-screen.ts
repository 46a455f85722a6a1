import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { showEntryOf } from "../../allowance.ts";
import { previousClosing } from "../../closings.ts";
import { followProvisions } from "../../provisions.ts";
import type { Route } from "../../router.ts";
import { book, demo, figures, format, language, route, screenAddress, words } from "../../state.ts";
import { View } from "../../view.ts";
import { refusedFigures } from "../dashboard/refused-figures.ts";
import { sectionFrame, sources } from "../dashboard/section-frame.ts";
import { skeleton } from "../shell/skeleton.ts";
import { allowanceTable } from "./allowance-rows.ts";
import "./closing-file.ts";
import "./closings-section.ts";
import { entriesExport, entriesTable } from "./entries.ts";
import "./individual-section.ts";
import "./rates-section.ts";
import "./risks-section.ts";
import { printedOrigin } from "../shell/origin.ts";
import { waysIn } from "../welcome/ways-in.ts";

/** What is set aside at a closing, against the one before, and how it is booked. */
export class ProvisionsScreen extends View {
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = followProvisions();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render(): TemplateResult {
    if (!demo.value && book.value === undefined) return skeleton();
    return html`${this.#views()} ${this.#view()}`;
  }

  /** What of the closing the address asks for. */
  #view(): TemplateResult {
    if (viewOf(route.value) === "risks") return html`<risks-section></risks-section>`;
    if (!demo.value && book.value?.size === 0) return this.#empty();
    if (viewOf(route.value) === "file") return html`<closing-file></closing-file>`;
    return figures.value ? this.#receivables() : skeleton();
  }

  #views(): TemplateResult {
    const w = provisionsWords[language.value];
    const here = viewOf(route.value);
    return html`<nav class="parts" aria-label=${w.views}>
      ${VIEWS.map(
        (view) => html`<a
          class="parts__link"
          href=${screenAddress("provisions", view === "receivables" ? {} : { view })}
          aria-current=${view === here ? "page" : nothing}
          >${w[view]}</a
        >`,
      )}
    </nav>`;
  }

  #receivables(): TemplateResult {
    const w = provisionsWords[language.value];
    const { value: report, refusal } = figures.value?.allowance ?? {};
    if (!report) {
      if (refusal?.code === "fx/missing") return refusedFigures(refusal);
      return html`<h1 class="heading" id="provisions" tabindex="-1">${w.name}</h1>
        ${refusal ? refusedFigures(refusal) : nothing}
        <rates-section></rates-section>`;
    }
    return html`
      ${this.#insight()}
      <rates-section></rates-section>
      ${sectionFrame({
        id: "receivables",
        name: w.customers,
        finding: w.customersFinding,
        help: w.customersHelp,
        body: html`<allowance-rows></allowance-rows>`,
        table: () => allowanceTable(report),
      })}
      <individual-section></individual-section>
      ${
        report.entries.length > 0
          ? sectionFrame({
              id: "entries",
              name: w.entries,
              finding: w.entriesFinding,
              help: w.entriesHelp,
              body: html`${entriesTable(report.entries, report.currency, showEntryOf(report))}
                <p class="section__note">${words.value.allowance.balanced}</p>
                ${sources(report.rules)}`,
              table: () => entriesExport(report.entries),
            })
          : nothing
      }
      <closings-section></closings-section>
      ${printedOrigin()}
    `;
  }

  #insight(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const report = figures.value?.allowance.value;
    if (!report) return html``;
    const { currency } = report;
    const day = f.date(report.asOf);
    const last = previousClosing(book.value?.desk ?? {}, report.asOf, currency);
    const sentence = isZero(report.allowance)
      ? w.none(day)
      : w.finding(f.money(report.allowance, currency), day, f.money(report.netOpen, currency));
    return html`<section class="insight" aria-labelledby="provisions">
      <h1 class="insight__sentence" id="provisions" tabindex="-1">${sentence}</h1>
      <p class="insight__more">
        ${last ? w.against(f.date(last.date)) : w.firstClosing}
        ${w.movement(f.money(report.charge, currency), f.money(report.reversal, currency))}
      </p>
    </section>`;
  }

  /** What the screen will show, drawn small, and the two ways in. */
  #empty(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance, table } = words.value;
    return html`<section class="welcome" aria-labelledby="provisions">
      <h1 class="welcome__title" id="provisions" tabindex="-1">${w.emptyTitle}</h1>
      <p class="welcome__lead">${w.emptyLead}</p>
      ${waysIn()}
      <h2 class="subheading">${w.emptyExample}</h2>
      <div class="table-frame" tabindex="0" role="region" aria-label=${w.emptyExample}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${table.customer}</th>
              <th scope="col" class="number">${allowance.netOpen}</th>
              <th scope="col" class="number">${allowance.allowance}</th>
              <th scope="col" class="number">${allowance.previous}</th>
              <th scope="col" class="number">${allowance.charge}</th>
            </tr>
          </thead>
          <tbody>
            ${EXAMPLE.map(
              ([customer, ...amounts]) => html`<tr>
                <th scope="row">${customer}</th>
                ${amounts.map((decimal) => html`<td class="number">${f.money(decimal, "EUR")}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

const VIEWS = ["receivables", "risks", "file"] as const;

function viewOf({ place }: Route): (typeof VIEWS)[number] {
  return VIEWS.find((view) => view === place?.view) ?? "receivables";
}

const EXAMPLE = [
  ["Atelier Nord", "1916.67", "583.34", "200.00", "383.34"],
  ["SARL Bise", "7500.00", "450.00", "0.00", "450.00"],
] as const;

customElements.define("provisions-screen", ProvisionsScreen);
