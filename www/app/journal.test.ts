import { expect, it } from "vitest";
import { covered, nextRedo, nextUndo, reversal, takenOut } from "./journal.ts";
import type { Book } from "./worker/messages.ts";

const edit = (invoice: string) =>
  ({ kind: "edit", action: "pay", invoice, issued: "2025-01-01", currency: "EUR" }) as const;
const customer = (id: string) => ({ kind: "customer", action: "edit", customer: id }) as const;
const contact = (id: string) => ({
  kind: "desk" as const,
  action: "edit" as const,
  of: "contact" as const,
  ids: [id],
  name: id,
});
const undo = (of: number) => ({ kind: "undo", of }) as const;

const restore = (changes: number) =>
  ({
    kind: "restore",
    file: "a.json",
    made: "2025-01-01T00:00:00Z",
    hash: "",
    changes,
    currencies: [] as string[],
    settings: { before: {}, after: {} },
  }) as const;
type Summary = Book["changes"][number]["summary"];

/** A journal of these changes, numbered from 1; `undone` as the worker tells it. */
function book(summaries: Summary[], undone: number[]) {
  const changes = summaries.map((summary, index) => ({ seq: index + 1, summary }));
  return { changes, undone, keeping: { value: true } } as unknown as Book;
}

it("the last change of an invoice can be taken out, whatever was done to others since", () => {
  const journal = book([edit("A"), edit("A"), edit("B")], []);
  expect(reversal(journal, 1)).toBeUndefined();
  expect(reversal(journal, 2)).toEqual({ kind: "undo", seq: 2 });
  expect(reversal(journal, 3)).toEqual({ kind: "undo", seq: 3 });
});

it("what was taken out can be done again, by taking the undo out", () => {
  const journal = book([edit("A"), edit("A"), undo(2)], [2]);
  expect(reversal(journal, 2)).toEqual({ kind: "redo", seq: 3 });
  expect(reversal(journal, 1)).toEqual({ kind: "undo", seq: 1 });
  expect(reversal(journal, 3)).toBeUndefined();
});

it("done again and taken out once more, it is the last undo that counts", () => {
  const journal = book([edit("A"), undo(1), undo(2), undo(1)], [1, 2]);
  expect(reversal(journal, 1)).toEqual({ kind: "redo", seq: 4 });
});

it("what was done again is covered by nothing, what came after it covers it", () => {
  expect(reversal(book([edit("A"), undo(1), edit("A")], [1]), 1)).toBeUndefined();
  expect(reversal(book([edit("A")], []), 9)).toBeUndefined();
});

it("what covers a change covers its undo too, and what did it again", () => {
  const journal = book([edit("A"), undo(1), undo(2), edit("A"), edit("B")], [2]);
  expect([1, 2, 3, 4, 5].map((seq) => covered(journal, seq))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("a customer holds its contact, and is not taken out from under a later one", () => {
  const journal = book([contact("A"), customer("A"), customer("B"), contact("B")], []);
  expect([1, 2, 3, 4].map((seq) => covered(journal, seq))).toEqual([true, false, true, false]);
});

it("nothing can be taken out of a book that is not kept", () => {
  const journal: Book = {
    ...book([edit("A")], []),
    keeping: { refusal: { code: "store/absent", message: "" } },
  };
  expect(reversal(journal, 1)).toBeUndefined();
});

it("a restored book takes the place of all before it, and brings its history", () => {
  const out = (...summaries: Summary[]) => [...takenOut(book(summaries, []).changes)].sort();
  expect(out(edit("A"), restore(0))).toEqual([1]);
  expect(out(edit("A"), undo(1), restore(2), edit("B"), edit("C"), edit("D"))).toEqual([1, 2]);
  // What its history took out is out of it too.
  expect(out(edit("A"), restore(2), edit("B"), undo(3))).toEqual([1, 3]);
  // Taken out, it takes its history with it, and nothing that was done since; taken out in turn, it is back.
  expect(out(edit("A"), restore(1), edit("B"), edit("C"), undo(2))).toEqual([2, 3]);
  expect(out(edit("A"), restore(1), edit("B"), edit("C"), undo(2), undo(5))).toEqual([1, 5]);
  // One in the history of another took the place of that history alone.
  expect(out(edit("A"), restore(3), edit("B"), restore(0), edit("C"))).toEqual([1, 3]);
  expect(out(edit("A"), restore(3), edit("B"), restore(0), edit("C"), undo(2))).toEqual([
    2, 3, 4, 5,
  ]);
});

it("under a restored book nothing can be undone but the restoring", () => {
  const changes = [edit("A"), restore(1), edit("B"), edit("C")];
  const journal = book(changes, [...takenOut(book(changes, []).changes)]);
  expect([1, 2, 3, 4].map((seq) => reversal(journal, seq)?.kind)).toEqual([
    undefined,
    "undo",
    "undo",
    "undo",
  ]);
});

it("what was done to many invoices at once is covered by what is done to one of them", () => {
  const bulk = (invoices: string[]) =>
    ({
      kind: "bulk",
      action: "dispute",
      invoices,
      firstIssued: "2025-01-01",
      lastIssued: "2025-01-01",
      currencies: ["EUR"] as string[],
    }) as const;
  const journal = book([edit("A"), bulk(["A", "B"]), edit("C"), edit("B")], []);
  expect(covered(journal, 1)).toBe(true);
  expect(covered(journal, 2)).toBe(true);
  expect(covered(journal, 3)).toBe(false);
  const said = { ...contact("A"), of: "disputeReason" as const };
  expect(covered(book([bulk(["A", "B"]), said], []), 1)).toBe(true);
  expect(covered(book([edit("A"), said], []), 1)).toBe(false);
});

it("again and again, what was done is taken back step by step, and done again in turn", () => {
  const done = [edit("A"), edit("B")];
  expect(nextUndo(book(done, []))?.seq).toBe(2);
  expect(nextRedo(book(done, []))).toBeUndefined();
  expect(nextUndo(book([...done, undo(2)], [2]))?.seq).toBe(1);
  const back = [...done, undo(2), undo(1)];
  expect(nextUndo(book(back, [1, 2]))).toBeUndefined();
  // The undo of the first one comes out first.
  expect(nextRedo(book(back, [1, 2]))).toEqual({ kind: "redo", seq: 4 });
  expect(nextRedo(book([...back, undo(4)], [2, 4]))).toEqual({ kind: "redo", seq: 3 });
  expect(nextRedo(book([...back, undo(4), undo(3)], [3, 4]))).toBeUndefined();
  // Nothing is done again over what was done since.
  expect(nextRedo(book([...done, undo(2), edit("C")], [2]))).toBeUndefined();
});
