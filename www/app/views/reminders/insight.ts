import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { format, language } from "../../state.ts";
import type { ReminderDay } from "../../worker/reminders.ts";

/** How many reminders the day asks for, and what for: one sentence. */
export function insight({ actions, totals, asOf }: ReminderDay): string {
  const w = remindersWords[language.value];
  const f = format.value;
  return actions.length === 0
    ? w.nothing(f.date(asOf))
    : w.insight(f.count(actions.length), f.date(asOf), sums(totals));
}

/** Amounts of several currencies, side by side. */
export function sums(amounts: readonly { currency: string; amount: string }[]): string {
  const w = remindersWords[language.value];
  return amounts.map(({ currency, amount }) => format.value.money(amount, currency)).join(w.and);
}
