/** What can be done about a change of the journal. */
import type { ChangeSummary } from "./store/records.ts";
import type { Book } from "./worker/messages.ts";

export interface Reversal {
  kind: "undo" | "redo";
  /** The change to take out: the one in question, or the undo that took it out. */
  seq: number;
}
type Journal = Pick<Book, "changes" | "undone">;

/** Whether a later change holds all of the same thing anew: taking out an earlier one, or its undo, would not show. */
export function covered(journal: Journal, seq: number): boolean {
  const { changes, undone } = journal;
  const summary = changes.find((one) => one.seq === seq)?.summary;
  if (summary?.kind === "undo") return covered(journal, summary.of);
  const mine = new Set(summary ? held(summary) : []);
  return changes.some(
    (later) =>
      later.seq > seq &&
      !undone.includes(later.seq) &&
      held(later.summary).some((name) => mine.has(name)),
  );
}

/** What a change holds all of anew. An import is taken out as a whole, and covers nothing. */
function held(summary: ChangeSummary): string[] {
  switch (summary.kind) {
    case "edit":
      return [`invoice/${summary.invoice}`];
    case "customer":
      return [`customer/${summary.customer}`, `desk/contact/${summary.customer}`];
    case "desk":
      return summary.ids.map((id) => `desk/${summary.of}/${id}`);
    default:
      return [];
  }
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
