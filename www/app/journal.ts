/** What of the journal is in the book, and what can be done about a change. */
import type { ChangeRecord, ChangeSummary, EditAction } from "./store/records.ts";
import type { Book } from "./worker/messages.ts";

export interface Reversal {
  kind: "undo" | "redo";
  /** The change to take out: the one in question, or the undo that took it out. */
  seq: number;
}
type Journal = Pick<Book, "changes" | "undone">;

type Changes = readonly Pick<ChangeRecord, "seq" | "summary">[];

/** The numbers of the changes that are the history of a restored book. */
function history(seq: number, summary: ChangeSummary | undefined): { from: number; to: number } {
  return { from: seq + 1, to: summary?.kind === "restore" ? seq + summary.changes : seq };
}

/** The changes that are out of the book: what was undone, and what a restored book took the place of. */
export function takenOut(changes: Changes): Set<number> {
  const out = new Set<number>();
  const take = ({ from, to }: { from: number; to: number }) => {
    if (from > to) return;
    for (const { seq } of changes) if (seq >= from && seq <= to) out.add(seq);
  };
  // From the last one on: an undo that was itself undone takes nothing out.
  for (const { seq, summary } of changes.toReversed()) {
    if (out.has(seq)) continue;
    if (summary.kind === "undo") {
      out.add(summary.of);
      take(history(summary.of, changes.find((one) => one.seq === summary.of)?.summary));
    }
    if (summary.kind === "restore") {
      // One that is itself in the history of a restored book took the place of what stood before it there, and of nothing else.
      const around = changes.findLast(
        (one) => one.seq < seq && history(one.seq, one.summary).to >= seq,
      );
      take({ from: around ? around.seq + 1 : 1, to: seq - 1 });
    }
  }
  return out;
}

/** Whether a later change holds all of the same thing anew: taking out an earlier one, or its undo, would not show. */
export function covered(journal: Journal, seq: number): boolean {
  const { changes, undone } = journal;
  const summary = changes.find((one) => one.seq === seq)?.summary;
  if (summary?.kind === "undo") return covered(journal, summary.of);
  const mine = summary ? held(summary) : NOTHING;
  return changes.some(
    (later) =>
      later.seq > seq &&
      !undone.includes(later.seq) &&
      (later.summary.kind === "restore" || overlap(held(later.summary), mine)),
  );
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const name of few) if (many.has(name)) return true;
  return false;
}

const NOTHING: ReadonlySet<string> = new Set();
/** Of a change that may hold a hundred thousand things, made once. */
const known = new WeakMap<ChangeSummary, ReadonlySet<string>>();

/** What a change holds all of anew. An import is taken out as a whole, and covers nothing. */
function held(summary: ChangeSummary): ReadonlySet<string> {
  const made = known.get(summary) ?? new Set(namesIn(summary));
  known.set(summary, made);
  return made;
}

function namesIn(summary: ChangeSummary): string[] {
  switch (summary.kind) {
    case "edit":
      return ofInvoice(summary.action, summary.invoice);
    case "bulk":
      return summary.invoices.flatMap((id) => ofInvoice(summary.action, id));
    case "customer":
      return [`customer/${summary.customer}`, `desk/contact/${summary.customer}`];
    case "desk":
      return summary.ids.map((id) => `desk/${summary.of}/${id}`);
    default:
      return [];
  }
}

/** An invoice that comes into dispute has the reason with it. */
function ofInvoice(action: EditAction, id: string): string[] {
  const invoice = `invoice/${id}`;
  if (action === "dispute") return [invoice, `desk/disputeReason/${id}`];
  if (action === "doubt") return [invoice, `desk/doubtReason/${id}`];
  return [invoice];
}

/** Nothing where it would not show, and where the book is not kept: what was written nowhere cannot be read again without a part of it. */
export function reversal(
  journal: Journal & Pick<Book, "keeping">,
  seq: number,
): Reversal | undefined {
  const { changes, undone, keeping } = journal;
  const change = changes.find((one) => one.seq === seq);
  if (!change || change.summary.kind === "undo") return undefined;
  if (keeping.refusal || covered(journal, seq)) return undefined;
  if (!undone.includes(seq)) return { kind: "undo", seq };
  const taker = changes.findLast(
    (one) => one.summary.kind === "undo" && one.summary.of === seq && !undone.includes(one.seq),
  );
  return taker && { kind: "redo", seq: taker.seq };
}

/** What taking back the last thing that was done comes to: again and again it goes back step by step. */
export function nextUndo(journal: Journal & Pick<Book, "keeping">): Reversal | undefined {
  const { changes, undone } = journal;
  const last = changes.findLast(
    ({ seq, summary }) => summary.kind !== "undo" && !undone.includes(seq),
  );
  return last && reversal(journal, last.seq);
}

/** What was taken out last, as long as nothing else was done since. */
export function nextRedo(journal: Journal & Pick<Book, "keeping">): Reversal | undefined {
  const { changes, undone } = journal;
  for (const { seq, summary } of changes.toReversed()) {
    if (undone.includes(seq)) continue;
    if (summary.kind !== "undo") return undefined;
    // An undo that took an undo out has done something again.
    const isRedo = changes.find((one) => one.seq === summary.of)?.summary.kind === "undo";
    if (!isRedo) return reversal(journal, summary.of);
  }
  return undefined;
}
