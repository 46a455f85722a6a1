import { expect, it } from "vitest";
import { headsIn, prepare } from "./journal.ts";
import type { ChangeSummary } from "./records.ts";

async function recorded(summaries: unknown[]) {
  const changes = await Promise.all(
    summaries.map((summary, index) =>
      prepare(index + 1, "", { summary: summary as ChangeSummary, contents: [] }),
    ),
  );
  return changes.map(({ head }) => head);
}

it("a change of a kind or a schema that is not known here is of a newer build, and no damage", async () => {
  const records = await recorded([
    { kind: "import", file: "a.csv" },
    { kind: "edit", action: "pay", invoice: "A", issued: "2025-01-01", currency: "EUR" },
    { kind: "undo", of: 2 },
    { kind: "merge", invoice: "A" },
  ]);
  expect((await headsIn(records.slice(0, 3), 0)).newer).toBe(false);
  const { heads, damaged, newer, last } = await headsIn(records, 0);
  expect(heads.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(damaged).toEqual([]);
  expect(newer).toBe(true);
  expect(last).toBe(4);
});

it("a number that is missing is named", async () => {
  const records = await recorded([1, 2, 3, 4].map((of) => ({ kind: "undo", of })));
  const { heads, damaged, last } = await headsIn(
    records.filter(({ seq }) => seq === 1 || seq === 4),
    0,
  );
  expect(heads.map(({ seq }) => seq)).toEqual([1, 4]);
  expect(damaged).toEqual([{ seq: 2 }, { seq: 3 }]);
  expect(last).toBe(4);
});
