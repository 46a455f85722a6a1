/** What can be done about a change of the journal. */
import type { Book } from "./worker/messages.ts";

export interface Reversal {
  kind: "undo" | "redo";
  /** The change to take out: the one in question, or the undo that took it out. */
  seq: number;
}

/** Nothing, where a later change of the same invoice holds all of it anew: taking out an earlier one would not show. */
export function reversal(
  { changes, undone }: Pick<Book, "changes" | "undone">,
  seq: number,
): Reversal | undefined {
  const change = changes.find((one) => one.seq === seq);
  if (!change || change.summary.kind === "undo") return undefined;
  const out = new Set(undone);
  const { summary } = change;
  const hidden = changes.some(
    (later) =>
      summary.kind === "edit" &&
      later.seq > seq &&
      later.summary.kind === "edit" &&
      later.summary.invoice === summary.invoice &&
      !out.has(later.seq),
  );
  if (hidden) return undefined;
  if (!out.has(seq)) return { kind: "undo", seq };
  const taker = changes.findLast(
    (one) => one.summary.kind === "undo" && one.summary.of === seq && !out.has(one.seq),
  );
  return taker && { kind: "redo", seq: taker.seq };
}
