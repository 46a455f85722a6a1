import { html, nothing, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { AUDIT_VIEWS, auditView, followAudit } from "../../audit.ts";
import { book, demo, format, language, screenAddress } from "../../state.ts";
import { View } from "../../view.ts";
import { skeleton } from "../shell/skeleton.ts";
import "./audit-report.ts";
import "./collection-ways.ts";
import { waysIn } from "../welcome/ways-in.ts";

/** How receivables are managed: a report, ways to collect compared, and the two documents that say how it is to be done. */
export class AuditScreen extends View {
  protected override follow(): () => void {
    return followAudit();
  }

  override render(): TemplateResult {
    if (!demo.value && book.value === undefined) return skeleton();
    return html`${this.#views()} ${this.#view()}`;
  }

  #view(): TemplateResult {
    const view = auditView.value;
    // What is written of one's own way to work needs no invoice.
    if (view === "creditPolicy" || view === "procedure") {
      void import("./document-view.ts");
      return html`<document-view></document-view>`;
    }
    if (!demo.value && book.value?.size === 0) return this.#empty();
    return view === "ways"
      ? html`<collection-ways></collection-ways>`
      : html`<audit-report></audit-report>`;
  }

  #views(): TemplateResult {
    const w = auditWords[language.value];
    return html`<nav class="parts" aria-label=${w.views}>
      ${AUDIT_VIEWS.map(
        (view) => html`<a
          class="parts__link"
          href=${screenAddress("audit", view === "report" ? {} : { view })}
          aria-current=${view === auditView.value ? "page" : nothing}
          >${w[view]}</a
        >`,
      )}
    </nav>`;
  }

  /** What the screen will show, drawn small, and the two ways in. */
  #empty(): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    return html`<section class="welcome" aria-labelledby="audit">
      <h1 class="welcome__title" id="audit" tabindex="-1">${w.emptyTitle}</h1>
      <p class="welcome__lead">${w.emptyLead}</p>
      ${waysIn()}
      <h2 class="subheading">${w.emptyExample}</h2>
      <div class="table-frame" tabindex="0" role="region" aria-label=${w.emptyExample}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${w.concentration}</th>
              <th scope="col" class="number">${w.owed}</th>
              <th scope="col" class="number">${w.shareOpen}</th>
            </tr>
          </thead>
          <tbody>
            ${EXAMPLE.map(
              ([count, owed, share]) => html`<tr>
                <th scope="row">${w.firsts(count)}</th>
                <td class="number">${f.money(owed, "EUR")}</td>
                <td class="number">${f.percent(share)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

const EXAMPLE = [
  ["1", "9000.00", "70.31"],
  ["3", "12800.00", "100.00"],
] as const;

customElements.define("audit-screen", AuditScreen);
