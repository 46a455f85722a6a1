import { html, nothing, type TemplateResult } from "lit";
import { agreementWords } from "../../../ui/i18n/screens/agreement.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { amount } from "../../../ui/money.ts";
import { keepDesk } from "../../saving.ts";
import { format, invoicesAddress, language, screenAddress } from "../../state.ts";
import { focusAfterRemoval } from "../../view.ts";
import type { PlanStanding } from "../../worker/plans.ts";
import { figureLink } from "../figure-button.ts";

/** The plans that were agreed: what is paid of each, and whether it holds. */
export function planList(plans: readonly PlanStanding[]): unknown {
  if (plans.length === 0) return nothing;
  const w = remindersWords[language.value];
  return html`<h2 class="subheading" id="plans">${w.plans}</h2>
    <p class="section__help">${w.plansHelp}</p>
    <div class="plans">${plans.map(planOf)}</div>`;
}

function planOf({ id, name, plan, state, parts, broken }: PlanStanding): TemplateResult {
  const w = remindersWords[language.value];
  const f = format.value;
  const head = w.planHead;
  const agreement = agreementWords[language.value];
  const told =
    state === "broken" && broken
      ? w.planBroken(f.count(broken.part), f.date(broken.on))
      : state === "kept"
        ? w.planKept
        : w.planHeld;
  return html`<section class="plan" data-plan=${state} aria-label=${name}>
    <h3 class="subheading subheading--small">
      ${w.planTitle(name, f.money(plan.total, plan.currency), f.count(parts.length))}
      <em class="plan__state plan__state--${state}">${w.planStates[state]}</em>
    </h3>
    <p>
      ${told}
      ${plan.invoices.map(
        (invoice, index) =>
          html`${index > 0 ? ", " : ""}<a href=${invoicesAddress({ invoice })}>${invoice}</a>`,
      )}
    </p>
    <table class="table table--small">
      <caption class="visually-hidden">${name}</caption>
      <thead>
        <tr>
          <th scope="col">${head.date}</th>
          <th scope="col" class="number">${head.amount}</th>
          <th scope="col">${head.state}</th>
        </tr>
      </thead>
      <tbody>
        ${parts.map(
          (part) => html`<tr>
            <th scope="row">${f.date(part.date)}</th>
            <td class="number">
              ${figureLink(
                `${head.amount}, ${f.date(part.date)}`,
                f.money(part.amount, plan.currency),
                screenAddress("reminders", { plan: id }),
                amount(f, part.amount),
              )}
            </td>
            <td>${w.partStates[part.state]}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="actions actions--close">
      <a
        class="button button--quiet"
        data-agreement=${id}
        aria-label=${agreement.openOf(name)}
        href=${screenAddress("reminders", { plan: id })}
        >${agreement.open}</a
      >
      <button
        class="button button--quiet"
        aria-label=${w.planRemoveOf(name)}
        @click=${(event: Event) => void focusAfterRemoval(event, keepDesk("plan", id, name, null))}
      >
        ${w.planRemove}
      </button>
    </p>
  </section>`;
}
