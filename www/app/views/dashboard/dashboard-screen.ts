import type { KpiReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero, unsigned } from "../../../ui/format.ts";
import {
  asOf,
  book,
  demo,
  figures,
  format,
  route,
  screenAddress,
  setAsOf,
  summary,
  today,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import type { Summary } from "../../worker/messages.ts";
import { skeleton } from "../shell/skeleton.ts";
import { refusedFigures } from "./refused-figures.ts";
import "./aging-section.ts";
import "./indicators-section.ts";
import "./claims-section.ts";
import "./forecast-section.ts";
import "./allowance-section.ts";
import { printedOrigin } from "../shell/origin.ts";
import "../welcome/welcome-screen.ts";

/** The five figures of one day, on one screen, with what matters first. */
export class DashboardScreen extends View {
  #shownSection: string | undefined;

  override render(): TemplateResult {
    if (!demo.value && book.value?.size === 0) return html`<welcome-screen></welcome-screen>`;
    const made = figures.value;
    const first = made ?? summary.value;
    if (!first) return skeleton(2);
    const refusal = made?.aging.refusal ?? first.kpis.refusal;
    if (refusal) return refusedFigures(refusal);
    if (!made) return html`${this.#insight(first)} ${skeleton(2)}`;
    void import("./today-section.ts");
    void import("./trend-section.ts");
    return html`
      ${this.#insight(made)}
      <today-section></today-section>
      <aging-section></aging-section>
      <indicators-section></indicators-section>
      <trend-section></trend-section>
      <claims-section></claims-section>
      <forecast-section></forecast-section>
      <allowance-section></allowance-section>
      ${printedOrigin()}
    `;
  }

  #insight(made: Summary): TemplateResult {
    const w = words.value;
    const f = format.value;
    const kpis = made.kpis.value;
    if (!kpis) return html``;
    const { currency } = kpis;
    const claims = made.claims?.value;
    const claim =
      claims && claims.count > 0
        ? w.insight.claim(f.money(claims.claim, currency), f.count(claims.count))
        : nothing;
    return html`<section class="insight" aria-labelledby="insight">
      <h1 class="insight__sentence" id="insight">${this.#sentence(kpis)}</h1>
      <p class="insight__more">${claim} ${asOf.value > today ? w.insight.future : nothing}</p>
      <p><a href=${screenAddress("changes")}>${w.insight.changes}</a></p>
      ${isZero(kpis.receivables) ? this.#elsewhere() : nothing}
    </section>`;
  }

  #sentence(kpis: KpiReport): string {
    const w = words.value.insight;
    const f = format.value;
    const money = (decimal: string) => f.money(decimal, kpis.currency);
    const { receivables, overdue, overduePercent } = kpis;
    const credits = unsigned(kpis.credits);
    const date = f.date(kpis.asOf);
    const isLate = !isZero(overdue) && overduePercent !== null;
    if (isZero(credits)) {
      if (isZero(receivables)) return w.nothing(date);
      return isLate
        ? w.due(money(receivables), date, money(overdue), f.percent(overduePercent))
        : w.dueNoneLate(money(receivables), date);
    }
    // No invoice is open.
    if (overduePercent === null) return w.creditsOnly(money(credits), date);
    const owed = w.credited(money(receivables), date, money(credits));
    return `${owed} ${isLate ? w.late(money(overdue), f.percent(overduePercent)) : w.noneLate}`;
  }

  /** Nothing is due today: the book may be of another time. */
  #elsewhere(): TemplateResult {
    const w = words.value;
    const f = format.value;
    const { firstIssued: first, lastIssued: last } = book.value ?? {};
    if (demo.value || !first || !last) return html``;
    return html`<p class="insight__more">
      ${w.insight.period(f.date(first), f.date(last))}
      ${
        last < asOf.value || asOf.value < first
          ? html`<button class="button" @click=${() => setAsOf(last)}>
              ${w.insight.see(f.date(last))}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** Brings the section of the address into view, once per address. */
  protected override updated(): void {
    const { section } = route.peek();
    if (section === this.#shownSection || !figures.peek()) return;
    this.#shownSection = section;
    if (!section) return;
    void Promise.all(
      Array.from(this.querySelectorAll<View>(":scope > *"), (part) => part.updateComplete),
    ).then(() => {
      const heading = this.querySelector<HTMLElement>(`#${section}`);
      heading?.scrollIntoView({ block: "start" });
      heading?.focus({ preventScroll: true });
    });
  }
}

customElements.define("dashboard-screen", DashboardScreen);
