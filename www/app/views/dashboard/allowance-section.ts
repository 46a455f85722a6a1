import { html, nothing, type TemplateResult } from "lit";
import { showEntryOf } from "../../allowance.ts";
import { figures, format, screenAddress, words } from "../../state.ts";
import { SectionView } from "./section-view.ts";
import "../provisions/allowance-rates.ts";
import { allowanceTable } from "../provisions/allowance-rows.ts";
import { entriesTable } from "../provisions/entries.ts";
import { sectionFrame, sources } from "./section-frame.ts";

/** The allowance in short; all of a closing is in « Provisions ». */
export class AllowanceSection extends SectionView {
  override render(): TemplateResult {
    const made = figures.value;
    const w = words.value;
    const f = format.value;
    if (!made) return html``;
    const report = made.allowance.value;
    const refusal = made.allowance.refusal;
    const some = report !== undefined && report.rows.length > 0;
    const body = html`
      <allowance-rates></allowance-rates>
      ${refusal ? html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>` : nothing}
      <allowance-rows></allowance-rows>
      ${
        report && report.entries.length > 0
          ? html`<h3 class="subheading">${w.allowance.entries}</h3>
              ${entriesTable(report.entries, report.currency, showEntryOf(report))}
              <p class="section__note">${w.allowance.balanced}</p>
              ${sources(report.rules)}`
          : nothing
      }
      <p class="section__note"><a href=${screenAddress("provisions")}>${w.allowance.more}</a></p>
    `;
    return sectionFrame({
      id: "allowance",
      name: w.allowance.name,
      finding: some
        ? w.allowance.finding(
            f.money(report.allowance, report.currency),
            f.money(report.netOpen, report.currency),
          )
        : report
          ? w.allowance.none
          : "",
      help: w.allowance.help,
      body,
      ...(report && some ? { table: () => allowanceTable(report) } : {}),
    });
  }
}
customElements.define("allowance-section", AllowanceSection);
