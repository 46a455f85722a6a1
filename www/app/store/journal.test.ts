import { expect, it } from "vitest";
import type { Database } from "./database.ts";
import { headsAfter, prepare } from "./journal.ts";
import type { ChangeRecord, ChangeSummary } from "./records.ts";

const holding = (records: ChangeRecord[]) => ({ use: async () => records }) as unknown as Database;

it("a change of a kind that is not known here is named, not guessed", async () => {
  const summaries = [
    { kind: "import", file: "a.csv" },
    { kind: "edit", action: "pay", invoice: "A", issued: "2025-01-01", currency: "EUR" },
    { kind: "undo", of: 2 },
    { kind: "merge", invoice: "A" },
  ] as unknown as ChangeSummary[];
  const changes = await Promise.all(
    summaries.map((summary, index) => prepare(index + 1, "", summary, [])),
  );
  const { heads, damaged, last } = await headsAfter(holding(changes.map(({ head }) => head)), 0);
  expect(heads.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(damaged).toEqual([{ seq: 4 }]);
  expect(last).toBe(4);
});
