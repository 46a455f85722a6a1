import type { ChangeRecord } from "./records.ts";

/** The heads of a copy that read back as they were written, by their number. */
export type Chain = Map<number, ChangeRecord>;

export interface Comparison {
  /** From this number on, the two tell different histories: the one with fewer changes, or else the right one, is not the book. */
  fork?: { seq: number; loser: "left" | "right" };
  /** What the book has and that copy lacks, in order. */
  toLeft: ChangeRecord[];
  toRight: ChangeRecord[];
}

/** Whether a head belongs between those that a chain has beside it. */
function fits(chain: Chain, head: ChangeRecord): boolean {
  const before = chain.get(head.seq - 1);
  const after = chain.get(head.seq + 1);
  return (
    (before === undefined || before.checksum === head.previous) &&
    (after === undefined || after.previous === head.checksum)
  );
}

function from(chain: Chain, seq: number): ChangeRecord[] {
  return [...chain.values()].filter((head) => head.seq >= seq).sort((a, b) => a.seq - b.seq);
}

/** What two copies of one journal lack of each other. Two histories are never merged. */
export function compare(left: Chain, right: Chain): Comparison {
  const [filledLeft, filledRight] = [new Map(left), new Map(right)];
  const toLeft: ChangeRecord[] = [];
  const toRight: ChangeRecord[] = [];
  const all = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a - b);
  // What is given is proved once a head that both have follows it, or nothing that contradicts it.
  let unproved: number | undefined;
  for (const seq of all) {
    const [mine, other] = [left.get(seq), right.get(seq)];
    if (mine && other?.checksum === mine.checksum) {
      unproved = undefined;
      continue;
    }
    unproved ??= seq;
    if (mine && !other && fits(filledRight, mine)) {
      filledRight.set(seq, mine);
      toRight.push(mine);
    } else if (other && !mine && fits(filledLeft, other)) {
      filledLeft.set(seq, other);
      toLeft.push(other);
    } else {
      const start = unproved;
      const [mineLeft, otherLeft] = [from(left, start), from(right, start)];
      const loser = mineLeft.length >= otherLeft.length ? "right" : "left";
      const proved = (heads: ChangeRecord[]) => heads.filter((head) => head.seq < start);
      return {
        fork: { seq: start, loser },
        toLeft: [...proved(toLeft), ...(loser === "left" ? otherLeft : [])],
        toRight: [...proved(toRight), ...(loser === "right" ? mineLeft : [])],
      };
    }
  }
  return { toLeft, toRight };
}
