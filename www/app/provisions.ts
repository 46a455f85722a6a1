/** What « Provisions » asks for besides the figures, and what it keeps. */
import { effect, signal } from "@preact/signals-core";
import { isIsoDate } from "../ui/format.ts";
import { provisionsWords } from "../ui/i18n/screens/provisions.ts";
import { type Closing, closingOf, type Risk } from "./closings.ts";
import { type DeskAction, type DeskKind, type DeskValues, deskValue } from "./desk.ts";
import { type Answer, saveDesk } from "./saving.ts";
import {
  ask,
  asOf,
  book,
  demo,
  figures,
  format,
  language,
  notice,
  prefer,
  preferences,
  route,
  versions,
} from "./state.ts";
import type { Choices, Outcome, Provisions, RiskRow, Sheets } from "./worker/messages.ts";

export const provisions = signal<Provisions | undefined>(undefined);

/** The sheets of the year-end file, while it is looked at. */
export const sheets = signal<Outcome<Sheets> | undefined>(undefined);

/** Follows the date, the choices and the book while the screen is looked at. */
export function followProvisions(): () => void {
  return effect(() => {
    const choices: Choices = { ...preferences.value, asOf: asOf.value };
    // What the answer depends on besides.
    void [demo.value, language.value];
    if (book.value) void follow(choices, route.value.place?.view === "file");
  });
}

let asked = 0;
async function follow(choices: Choices, whole: boolean): Promise<void> {
  asked += 1;
  const mine = asked;
  const found = await ask("computing", (engine) => engine.provisions(choices));
  // The question may be another one by now.
  if (found && mine === asked) provisions.value = found;
  if (!whole || mine !== asked) return;
  const made = await ask("computing", (engine) => engine.sheets(choices));
  if (made && mine === asked) sheets.value = made;
}

/** Takes over the rates that the history of the book gives; where it gives none, the chosen one stays. */
export function takeHistory(): void {
  const rates = provisions.peek()?.lossRates.value;
  if (!rates) return;
  const before = preferences.peek().ratesPercent;
  const percent = (at: number) => rates.buckets[at]?.ratePercent;
  void prefer({ ratesPercent: before.map((rate, at) => percent(at) ?? rate) });
  const back = () => {
    notice.value = undefined;
    void prefer({ ratesPercent: before });
  };
  notice.value = {
    kind: "done",
    text: (_, f) => provisionsWords[f.language].taken,
    action: { label: (w) => w.undo, run: back },
  };
}

/**
 * Keeps one thing of the desk in place of what was there; `null` takes it out. A conflict is told.
 * @param before As the person saw it.
 */
export async function keep<Kind extends Exclude<DeskKind, "view">>(
  kind: Kind,
  id: string,
  name: string,
  after: DeskValues[Kind] | null,
  before: DeskValues[Kind] | undefined = deskValue(book.peek()?.desk ?? {}, kind, id),
): Promise<Answer> {
  const action: DeskAction = after === null ? "remove" : before ? "edit" : "add";
  const changes = [{ id, ...(before ? { before } : {}), after }];
  const answer = await saveDesk({ kind, action, name, changes }, (w, kept) =>
    w.edits.done(
      w.journal.desk[kind][action],
      isIsoDate(name) ? format.peek().date(name) : name,
      kept,
    ),
  );
  if (answer === "conflict") {
    notice.value = { kind: "error", text: (_, f) => provisionsWords[f.language].conflict };
  } else if (typeof answer !== "string") {
    notice.value = { kind: "error", text: (w) => w.refusal(answer) };
  }
  return answer;
}

/** What is set aside on the day that is looked at, as a closing keeps it. */
export function presentClosing(): Closing | undefined {
  const report = figures.value?.allowance.value;
  const made = versions.value;
  if (!report || !made) return undefined;
  const { currency, allowance, rows } = report;
  const set = rows.filter((row) => /[1-9]/.test(row.allowance));
  const allowances = Object.fromEntries(set.map((row) => [row.customer, row.allowance]));
  const risks = (provisions.value?.risks ?? []).flatMap(({ id, risk, outcome }) =>
    outcome.value && risk.currency === currency && /[1-9]/.test(outcome.value.amount)
      ? [[id, { risk, amount: outcome.value.amount }] as const]
      : [],
  );
  return {
    currency,
    allowances,
    allowance,
    ...(risks.length > 0 ? { risks: Object.fromEntries(risks) } : {}),
    made,
  };
}

/** What the core provides for a risk, before it is kept. */
export function judge(risk: Risk): Promise<RiskRow["outcome"] | undefined> {
  return ask("computing", (engine) => engine.provision(risk));
}

/** Whether the core takes a rate of an invoice. */
export function judgeRate(
  invoice: string,
  ratePercent: string,
): Promise<Outcome<true> | undefined> {
  const choices: Choices = { ...preferences.peek(), asOf: asOf.peek() };
  return ask("computing", (engine) => engine.judgeRate(choices, invoice, ratePercent));
}

/** A customer is shown by its name and kept by its id. */
export function customerName(id: string): string {
  return provisions.value?.customers.find((one) => one.id === id)?.name ?? id;
}

/** What was booked, by customer and by risk. */
function booked({ allowances, risks = {} }: Closing): string {
  const provided = Object.entries(risks).map(([id, { amount }]) => [id, amount]);
  return JSON.stringify([allowances, provided]);
}

/** The closing of that day, and whether it still is what is computed. */
export function keptClosing(): { closing: Closing; same: boolean } | undefined {
  const { currency } = preferences.value;
  const closing = closingOf(book.value?.desk ?? {}, asOf.value, currency);
  const present = presentClosing();
  return (
    closing && {
      closing,
      same: present !== undefined && booked(closing) === booked(present),
    }
  );
}
