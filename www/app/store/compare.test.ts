import { describe, expect, it } from "vitest";
import { type Chain, compare } from "./compare.ts";
import { prepare } from "./journal.ts";
import type { ChangeRecord } from "./records.ts";

async function history(length: number, about: string, before: ChangeRecord[] = []) {
  const heads = [...before];
  while (heads.length < length) {
    const summary = { kind: "undo", of: 1, about } as never;
    const seq = heads.length + 1;
    heads.push((await prepare(seq, heads.at(-1)?.checksum ?? "", { summary, contents: [] })).head);
  }
  return heads;
}

const chain = (heads: ChangeRecord[]): Chain => new Map(heads.map((head) => [head.seq, head]));
const numbers = (heads: ChangeRecord[]) => heads.map(({ seq }) => seq);

/** A generator of numbers below a bound, always the same. */
function seeded(seed: number) {
  let state = seed;
  return (bound: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % bound;
  };
}

describe("two copies of one journal", () => {
  it("that are alike lack nothing", async () => {
    const heads = await history(5, "a");
    expect(compare(chain(heads), chain(heads))).toEqual({ toLeft: [], toRight: [] });
    expect(compare(chain([]), chain([]))).toEqual({ toLeft: [], toRight: [] });
  });

  it("each get what the other has, wherever records are lost", async () => {
    const heads = await history(12, "a");
    const draw = seeded(7);
    for (let round = 0; round < 300; round += 1) {
      const [left, right]: ChangeRecord[][] = [[], []];
      for (const head of heads) {
        const lost = draw(4);
        if (lost !== 0) left?.push(head);
        if (lost !== 1) right?.push(head);
      }
      const [mine, other] = [chain(left ?? []), chain(right ?? [])];
      const { fork, toLeft, toRight } = compare(mine, other);
      expect(fork).toBeUndefined();
      for (const [held, given] of [
        [mine, toLeft],
        [other, toRight],
      ] as const) {
        const whole = new Map([...held, ...chain(given)]);
        expect([...whole.values()].sort((a, b) => a.seq - b.seq)).toEqual(heads);
        expect(given.filter(({ seq }) => held.has(seq))).toEqual([]);
      }
    }
  });

  it("that went on differently keep the one with more changes, and from there on only that", async () => {
    const shared = await history(3, "a");
    for (const [mine, other, loser] of [
      [6, 5, "right"],
      [5, 6, "left"],
      [5, 5, "right"],
    ] as const) {
      const left = await history(mine, "left", shared);
      const right = await history(other, "right", shared);
      const { fork, toLeft, toRight } = compare(chain(left), chain(right));
      expect(fork).toEqual({ seq: 4, loser });
      const kept = (loser === "right" ? left : right).slice(3);
      expect(loser === "right" ? toRight : toLeft).toEqual(kept);
      expect(loser === "right" ? toLeft : toRight).toEqual([]);
    }
  });

  it("never take a change that does not continue what is before it", async () => {
    const left = await history(4, "left");
    const right = (await history(7, "right")).slice(4);
    const { fork, toLeft, toRight } = compare(chain(left), chain(right));
    expect(fork).toEqual({ seq: 1, loser: "right" });
    expect(toLeft).toEqual([]);
    expect(numbers(toRight)).toEqual([1, 2, 3, 4]);
  });
});
