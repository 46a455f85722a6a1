/** Invoices of the list that are selected, whatever is in sight of it. */
import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import { listed } from "./invoices.ts";
import { type Answer, settle } from "./saving.ts";
import { ask } from "./state.ts";
import type { Bulk, BulkSaved, InvoiceTotal } from "./worker/messages.ts";

const NONE: ReadonlySet<string> = new Set();
export const selected = signal<ReadonlySet<string>>(NONE);
/** What is open of them, once it is added up. */
export const selectedTotals = signal<InvoiceTotal[] | undefined>(undefined);
/** The row from which a range is drawn, and what was selected before it. */
let anchor = 0;
let before = NONE;

/** Whether all of the list is selected, or some of it. */
export const extent = computed<"all" | "some" | "none">(() => {
  const { size } = selected.value;
  if (size === 0) return "none";
  return size === listed.value?.outcome.value?.count ? "all" : "some";
});

function choose(ids: ReadonlySet<string>): void {
  selected.value = ids;
  if (ids.size === 0) before = NONE;
  void addUp();
}

export function selectNone(): void {
  choose(NONE);
}

export async function selectAll(): Promise<void> {
  const count = listed.peek()?.outcome.value?.count ?? 0;
  const ids = await ask("computing", (engine) => engine.invoiceIds(0, count));
  if (ids) choose(new Set(ids));
}

/** One row, from which the next range begins. */
export function toggle(row: number, id: string): void {
  anchor = row;
  const ids = new Set(selected.peek());
  if (!ids.delete(id)) ids.add(id);
  before = ids;
  choose(ids);
}

/** All rows from the one where the range begins to this one. */
export async function selectTo(row: number): Promise<void> {
  const from = Math.min(anchor, row);
  const count = Math.max(anchor, row) - from + 1;
  const ids = await ask("computing", (engine) => engine.invoiceIds(from, count));
  if (ids) choose(new Set([...before, ...ids]));
}

/** Where a range begins that the keyboard draws. */
export function rangeFrom(row: number): void {
  anchor = row;
  before = selected.peek();
}

let adding = 0;

/** What is no longer in the list is no longer selected; the rest is added up. */
async function addUp(): Promise<void> {
  adding += 1;
  const mine = adding;
  const ids = selected.peek();
  if (ids.size === 0) {
    selectedTotals.value = undefined;
    return;
  }
  const found = await ask("computing", (engine) => engine.selection([...ids]));
  if (!found?.value || mine !== adding) return;
  const { ids: left, totals } = found.value;
  batch(() => {
    if (left.length !== ids.size) selected.value = new Set(left);
    selectedTotals.value = left.length === 0 ? undefined : totals;
  });
}

/** Keeps the selection to what is listed, for as long as the list is on the screen. */
export function followSelection(): () => void {
  const stop = effect(() => {
    if (listed.value) untracked(() => void addUp());
  });
  return () => {
    stop();
    selectNone();
  };
}

export type BulkAnswer = Answer | Extract<BulkSaved, { kind: "refused" }>;

/** Does the same to all that is selected. @param others To those alone of which nothing stands in the way. */
export async function saveBulk(bulk: Bulk, others: boolean): Promise<BulkAnswer> {
  const ids = [...selected.peek()];
  const outcome = await ask("saving", (engine, report) =>
    engine.saveBulk(bulk, ids, others, report),
  );
  if (!outcome) return "cancelled";
  const { refusal, value } = outcome;
  if (refusal) return refusal;
  if (value.kind === "refused") return value;
  selectNone();
  await settle(value, (w, kept, f) =>
    w.edits.done(w.edits.actions[bulk.action], w.journal.invoices(f.count(value.count)), kept),
  );
  return "saved";
}
