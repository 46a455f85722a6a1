/** The bank statement that is looked at: what each line seems to pay, and what the person makes of it. */
import { batch, computed, signal } from "@preact/signals-core";
import { reconciliationWords } from "../ui/i18n/screens/reconciliation.ts";
import { matchesOf } from "./files/statement.ts";
import { save, say } from "./saving.ts";
import { ask, language, savedFile } from "./state.ts";
import type {
  BankLine,
  BankReading,
  Match,
  Outcome,
  Overpaid,
  Refusal,
  SettledLine,
} from "./worker/messages.ts";

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

/** Invoices that what is to be recorded would pay beyond what is open: nothing is, while there are some. */
export const overpaid = signal<Overpaid[]>([]);

export function show(file: string, reading: BankReading): void {
  const made = new Map<string, Choice>();
  for (const [key, match] of Object.entries(reading.matches)) {
    made.set(key, { decision: match.confidence >= SURE ? "accept" : "later", match });
  }
  batch(() => {
    choices.value = made;
    overpaid.value = [];
    statement.value = { file, reading };
  });
}

function put(key: string, choice: Choice): void {
  choices.value = new Map([...choices.value, [key, choice]]);
}

/** Whether what is to be recorded fits what is open. */
async function check(): Promise<void> {
  const lines = settled.peek();
  const outcome = await ask("checking", (engine) => engine.overpaid(lines));
  // Decided anew since then: that is looked at, too.
  if (!outcome?.value || settled.peek() !== lines) return;
  overpaid.value = outcome.value;
}

export async function decide(key: string, decision: Decision): Promise<void> {
  await decideAs(key, { ...choices.peek().get(key), decision });
}

/** Other invoices than those proposed; none at all: the proposal again. The core says how much each takes. */
export async function quote(line: BankLine, quoted: string): Promise<void> {
  const proposed = statement.peek()?.reading.matches[line.key];
  if (quoted.trim() === "") {
    await decideAs(line.key, { decision: "later", ...(proposed ? { match: proposed } : {}) });
    return;
  }
  const others = settled.peek().filter(({ key }) => key !== line.key);
  const taken = others.flatMap(({ invoices }) => invoices);
  const left = await quotedBy(line, quoted, taken);
  // Nothing is left of it: there may be such an invoice all the same.
  const found = left?.value || taken.length === 0 ? left : await quotedBy(line, quoted, []);
  if (!left || !found) return;
  const w = reconciliationWords[language.value];
  const message = found.value ? w.taken(quoted) : w.unknown(quoted);
  await decideAs(
    line.key,
    left.value
      ? { decision: "accept", quoted, match: left.value }
      : {
          decision: "later",
          quoted,
          refusal: left.refusal ?? { code: "invoice/unknown", message },
        },
  );
}

async function decideAs(key: string, choice: Choice): Promise<void> {
  put(key, choice);
  await check();
}

/** What a line pays of the invoices that the person wrote, if it quotes some. */
async function quotedBy(
  line: BankLine,
  quoted: string,
  others: Match["invoices"],
): Promise<Outcome<Match | undefined> | undefined> {
  const { reference: _, counterparty: __, ...bare } = line;
  const outcome = await matchesOf([{ ...bare, text: quoted }], others);
  if (!outcome || outcome.refusal) return outcome;
  const match = outcome.value[line.key];
  return { value: match?.code.startsWith("reference") ? match : undefined };
}

/** Records what was decided, as one change. */
export async function record(): Promise<void> {
  const { file } = statement.peek() ?? { file: "" };
  const lines = settled.peek();
  const payments = lines.filter(({ invoices }) => invoices.length > 0).length;
  const answer = await save(
    (engine, report) => engine.savePayments(file, lines, report),
    (_, copies, f) =>
      reconciliationWords[language.value].recorded(payments, f.count(payments), file, copies),
    () => {
      forget();
      void savedFile();
    },
  );
  say(answer);
}

export function forget(): void {
  batch(() => {
    statement.value = undefined;
    choices.value = new Map();
    overpaid.value = [];
  });
}
