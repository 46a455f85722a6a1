/** The bank statement that is looked at: what each line seems to pay, and what the person makes of it. */
import { batch, computed, signal } from "@preact/signals-core";
import { reconciliationWords } from "../ui/i18n/screens/reconciliation.ts";
import { matchesOf } from "./files/statement.ts";
import { save, say } from "./saving.ts";
import { language } from "./state.ts";
import type { BankLine, BankReading, Match, Refusal, SettledLine } from "./worker/messages.ts";

export type Decision = "accept" | "later" | "ignore";

/** What a line pays, and whether it is recorded so. */
export interface Choice {
  decision: Decision;
  match?: Match;
  /** The person said which invoices it pays: as they wrote it, and why that cannot be. */
  quoted?: string;
  refusal?: Refusal;
}

/** From here on a proposal is taken unless the person says otherwise. */
const SURE = 80;

export const statement = signal<{ file: string; reading: BankReading } | undefined>(undefined);
export const choices = signal<ReadonlyMap<string, Choice>>(new Map());

/** Lines that something can be done about: what comes in, and what refunds a credit note. */
export const open = computed<BankLine[]>(() => {
  const { reading } = statement.value ?? {};
  if (!reading) return [];
  const known = new Set(reading.done);
  return reading.lines.filter(
    ({ key, amount }) => !known.has(key) && (!amount.startsWith("-") || reading.matches[key]),
  );
});

/** Lines that are to be recorded, and those that are to be left alone for good. */
export const settled = computed<SettledLine[]>(() =>
  open.value.flatMap((line) => {
    const choice = choices.value.get(line.key);
    if (!choice || choice.decision === "later") return [];
    const invoices = choice.decision === "accept" ? choice.match?.invoices : [];
    if (!invoices) return [];
    const { key, date, amount, currency, text, counterparty } = line;
    const kept = { date, amount, currency, text, ...(counterparty ? { counterparty } : {}) };
    return [{ key, line: kept, invoices }];
  }),
);

export function show(file: string, reading: BankReading): void {
  const made = new Map<string, Choice>();
  for (const [key, match] of Object.entries(reading.matches)) {
    made.set(key, { decision: match.confidence >= SURE ? "accept" : "later", match });
  }
  batch(() => {
    choices.value = made;
    statement.value = { file, reading };
  });
}

function put(key: string, choice: Choice): void {
  choices.value = new Map([...choices.value, [key, choice]]);
}

export function decide(key: string, decision: Decision): void {
  put(key, { ...choices.peek().get(key), decision });
}

/** Other invoices than those proposed; none at all: the proposal again. The core says how much each takes. */
export async function quote(line: BankLine, quoted: string): Promise<void> {
  const proposed = statement.peek()?.reading.matches[line.key];
  if (quoted.trim() === "") {
    put(line.key, { decision: "later", ...(proposed ? { match: proposed } : {}) });
    return;
  }
  const { reference: _, counterparty: __, ...bare } = line;
  const outcome = await matchesOf([{ ...bare, text: quoted }]);
  if (!outcome) return;
  if (outcome.refusal) {
    put(line.key, { decision: "later", quoted, refusal: outcome.refusal });
    return;
  }
  const match = outcome.value[line.key];
  const found = match?.code.startsWith("reference") ? match : undefined;
  put(
    line.key,
    found
      ? { decision: "accept", quoted, match: found }
      : {
          decision: "later",
          quoted,
          refusal: {
            code: "invoice/unknown",
            message: reconciliationWords[language.value].unknown(quoted),
          },
        },
  );
}

/** Records what was decided, as one change; says whether it is in the book. */
export async function record(): Promise<boolean> {
  const { file } = statement.peek() ?? { file: "" };
  const lines = settled.peek();
  const payments = lines.filter(({ invoices }) => invoices.length > 0).length;
  const answer = await save(
    (engine, report) => engine.savePayments(file, lines, report),
    (_, copies, f) =>
      reconciliationWords[language.value].recorded(payments, f.count(payments), file, copies),
  );
  say(answer);
  if (answer !== "saved") return false;
  forget();
  return true;
}

export function forget(): void {
  batch(() => {
    statement.value = undefined;
    choices.value = new Map();
  });
}
