/** The reminders of a day as the page holds them: the plan, and the letter that is opened beside it. */
import { computed, effect, signal } from "@preact/signals-core";
import type { CustomerKind, ReminderChannel, ReminderStage } from "encours";
import type { Language } from "../ui/format.ts";
import { remindersWords } from "../ui/i18n/screens/reminders.ts";
import { deskValue, type PaymentPlan, type SentLetter } from "./desk.ts";
import type { Form } from "./letters/template.ts";
import { type Answer, keepDesk, saveDesk, say } from "./saving.ts";
import { ask, asOf, book, demo, format, go, language, route, today } from "./state.ts";
import type { Outcome } from "./worker/messages.ts";
import type { LetterFigures, ReminderAction, ReminderDay } from "./worker/reminders.ts";

const FORMS: readonly Form[] = ["email", "letter", "phone"];

/** What the law wants in writing, with a proof that it was received, is a letter; no public body is ordered to pay by the file (CPC 1405). */
export function formsOf(stage: ReminderStage, kind: CustomerKind): readonly Form[] {
  if (stage === "formalNotice") return ["letter"];
  if (stage !== "legal") return FORMS;
  return kind === "public" ? ["letter"] : ["file", "letter"];
}

/** How it reaches the customer in this form: the policy's way only where it is of that form. */
export function channelOf({ channel }: ReminderAction, form: Form): ReminderChannel {
  if (form === "file") return "court";
  if (form !== "letter") return form;
  return channel === "registered" ? channel : "letter";
}

export const day = signal<Outcome<ReminderDay> | undefined>(undefined);

/** What the address opens: an action, the form of its words and their language. */
export interface Opened {
  customer: string;
  stage: ReminderStage;
  form: Form;
  language: Language;
}
export const opened = computed<Opened | undefined>(() => {
  const { screen, place = {} } = route.value;
  const { customer, stage } = place;
  if (screen !== "reminders" || customer === undefined || stage === undefined) return undefined;
  const action = actionOf(customer, stage);
  const forms = formsOf(stage as ReminderStage, action?.kind ?? "business");
  const usual = action?.channel ?? "letter";
  const form = [place.form, usual, forms[0]].flatMap(
    (asked) => forms.find((one) => one === asked) ?? [],
  )[0];
  return {
    customer,
    stage: stage as ReminderStage,
    form: form ?? "letter",
    language: place.language === "fr" || place.language === "en" ? place.language : language.value,
  };
});

export function actionOf(customer: string, stage: string): ReminderAction | undefined {
  return day.value?.value?.actions.find(
    (action) => action.customer === customer && action.stage === stage,
  );
}

export interface OpenedLetter {
  action: ReminderAction;
  figures: Outcome<LetterFigures>;
}
export const letter = signal<OpenedLetter | undefined>(undefined);

/** Asks for the plan and the letter again; an answer that came too late is dropped. */
async function read(): Promise<void> {
  const date = asOf.peek();
  const held = book.peek();
  const found = await ask("computing", (engine) => engine.reminders(date));
  if (!found || date !== asOf.peek() || held !== book.peek()) return;
  day.value = found;
  if (found.value) await tellBreaks(found.value);
}

/** Writes into the journal which plans broke, once each; what only would break on a day to come is not written. */
async function tellBreaks({ plans }: ReminderDay): Promise<void> {
  if (asOf.peek() > today) return;
  const told = book.peek()?.desk.planBreak ?? {};
  for (const { id, plan, state, broken } of plans) {
    if (state !== "broken" || !broken || Object.hasOwn(told, id)) continue;
    const { planBreakName } = remindersWords[language.peek()];
    const name = planBreakName(plan.customer, format.peek().count(broken.part));
    await keepDesk("planBreak", id, name, broken);
  }
}

async function readLetter(action: ReminderAction | undefined): Promise<void> {
  if (!action) {
    letter.value = undefined;
    return;
  }
  const ids = action.invoices.map(({ id }) => id);
  const figures = await ask("computing", (engine) => engine.letter(ids, action.on));
  const now = opened.peek();
  if (figures && now?.customer === action.customer && now.stage === action.stage) {
    letter.value = { action, figures };
  }
}

/** Follows the address, the date and the book while the screen is shown. */
export function followReminders(): () => void {
  const plan = effect(() => {
    // What the plan depends on.
    void [book.value, demo.value, asOf.value, language.value];
    if (demo.value || (book.value?.size ?? 0) > 0) void read();
    else day.value = undefined;
  });
  const beside = effect(() => {
    const asked = opened.value;
    void readLetter(asked && actionOf(asked.customer, asked.stage));
  });
  return () => {
    plan();
    beside();
  };
}

export function openAction(place: Partial<Opened> | undefined): void {
  const now = opened.peek();
  const asked = place === undefined ? {} : { ...now, ...place };
  go({ screen: "reminders", place: asked as Record<string, string> });
}

/** Whether the person has said that payments are up to date on this day. */
export const paymentsChecked = computed(
  () => deskValue(book.value?.desk ?? {}, "paymentsChecked", asOf.value) !== undefined,
);

export function checkPayments(): Promise<Answer> {
  const on = asOf.peek();
  return keepDesk("paymentsChecked", on, format.peek().date(on), { on });
}

/** One for each day, stage and customer, however often it is recorded. */
function sentId({ on, stage, customer }: SentLetter): string {
  return `${on} ${stage} ${customer}`;
}

/** Keeps what was sent; what was recorded already stays as it is. */
export async function recordSent(sent: SentLetter, name: string): Promise<Answer> {
  const answer = await saveDesk(
    { kind: "reminder", action: "add", name, changes: [{ id: sentId(sent), after: sent }] },
    (w, kept) => w.edits.done(w.journal.desk.reminder.add, name, kept),
  );
  say(answer);
  return answer;
}

/** One for a customer and a day: what is agreed again on the same day takes its place. */
export async function agreePlan(plan: PaymentPlan): Promise<Answer> {
  return keepDesk("plan", `${plan.made} ${plan.customer}`, plan.customer, plan);
}
