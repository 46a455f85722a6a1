import { html, nothing, type TemplateResult } from "lit";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { money } from "../../../ui/money.ts";
import { day, followReminders } from "../../reminders.ts";
import { format, language, screenAddress } from "../../state.ts";
import { insight } from "../reminders/insight.ts";
import { SectionView } from "./section-view.ts";

/** What to do first, as many as a person does in a day. */
const FIRST = 5;

/** The reminders of the day, the plan's first ones by name. */
export class TodaySection extends SectionView {
  protected override follow(): () => void {
    return followReminders();
  }

  override render(): TemplateResult {
    const plan = day.value?.value;
    if (!plan) return html``;
    const w = remindersWords[language.value];
    const f = format.value;
    const { actions } = plan;
    return html`<section class="today" aria-labelledby="today">
      <p class="section__name">${w.today}</p>
      <h2 class="section__finding" id="today" tabindex="-1">${insight(plan)}</h2>
      ${
        actions.length === 0
          ? nothing
          : html`<ol class="today__list">
              ${actions.slice(0, FIRST).map(
                ({ customer, name = customer, stage, amount, currency }) => html`<li>
                  <a href=${screenAddress("reminders", { customer, stage })}
                    >${w.stages[stage]}, ${name}</a
                  >
                  <span class="number">${money(f, amount, currency)}</span>
                </li>`,
              )}
            </ol>`
      }
      ${
        actions.length > FIRST
          ? html`<p><a href=${screenAddress("reminders")}>${w.allActions(f.count(actions.length))}</a></p>`
          : nothing
      }
    </section>`;
  }
}
customElements.define("today-section", TodaySection);
