import { beforeEach, expect, it, vi } from "vitest";
import type { Mark, PreparedChange } from "./copy.ts";
import { FileCopy, type SyncFile } from "./file-copy.ts";
import { prepare } from "./journal.ts";

/** A file in memory, of which a kill keeps the first so many bytes of what was written. */
let bytes = new Uint8Array(0);
let left = Number.POSITIVE_INFINITY;

class Killed extends Error {}

const file: SyncFile = {
  read(into, { at }) {
    const found = bytes.subarray(at, at + into.length);
    into.set(found);
    return found.length;
  },
  write(from, { at }) {
    const size = Math.min(from.length, left);
    left -= size;
    const grown = new Uint8Array(Math.max(bytes.length, at + size));
    grown.set(bytes);
    grown.set(from.subarray(0, size), at);
    bytes = grown;
    if (size < from.length) throw new Killed();
    return size;
  },
  truncate(size) {
    // A process that was killed tidies nothing up.
    if (left > 0) bytes = bytes.slice(0, size);
  },
  flush() {},
  getSize: () => bytes.length,
  close() {},
};

beforeEach(() => {
  bytes = new Uint8Array(0);
  left = Number.POSITIVE_INFINITY;
  const handle = {
    createSyncAccessHandle: async () => file,
    getFile: async () => new Blob([bytes]),
  };
  vi.stubGlobal("navigator", {
    locks: { request: (_: string, work: () => unknown) => work() },
    storage: { getDirectory: async () => ({ getFileHandle: async () => handle }) },
  });
});

const mark: Mark = { era: 0, revision: 1, paired: true };

async function changes(count: number) {
  const made: PreparedChange[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const contents = [1, 2].map((part) => ({
      customers: [],
      invoices: [{ id: `é-${seq}-${part}`, customer: "C", issued: "2025-01-01", amount: "1.00" }],
    }));
    const previous: string = made.at(-1)?.head.checksum ?? "";
    made.push(
      await prepare(seq, previous, {
        summary: { kind: "undo", of: 0 },
        contents: contents as never,
      }),
    );
  }
  return made;
}

async function all(copy: FileCopy) {
  const heads = await copy.heads(0);
  const parts = [];
  for (const { seq } of heads) parts.push(await copy.part(seq, 0), await copy.part(seq, 1));
  return { heads, parts, settings: await copy.settings(), tip: await copy.tip() };
}

it("gives back what was written, to who wrote it and to who opens it anew", async () => {
  const made = await changes(3);
  const copy = new FileCopy();
  await copy.writeSettings({ language: "fr" }, mark);
  for (const change of made) await copy.append([change]);
  const expected = {
    heads: made.map(({ head }) => head),
    parts: made.flatMap(({ parts }) => parts),
    settings: { language: "fr" },
    tip: { mark, seq: 3, checksum: made.at(-1)?.head.checksum, changes: 3, parts: 6 },
  };
  expect(await all(copy)).toEqual(expected);
  const again = new FileCopy();
  expect(await again.tip()).toEqual(expected.tip);
  expect(await all(again)).toEqual(expected);
});

it("a write that is cut off anywhere is there whole, or not at all, and the next one goes on", async () => {
  const [first, second, third] = await changes(3);
  if (!first || !second || !third) throw new Error("three changes");
  const copy = new FileCopy();
  await copy.append([first]);
  const start = bytes;
  await copy.append([second]);
  const length = bytes.length - start.length;
  expect(length).toBeGreaterThan(500);
  for (const kept of [
    ...Array.from({ length: Math.ceil(length / 29) }, (_, at) => 29 * at),
    length,
  ]) {
    bytes = start;
    left = kept;
    const killed = await new FileCopy().append([second]).then(
      () => false,
      () => true,
    );
    expect(killed).toBe(kept < length);
    left = Number.POSITIVE_INFINITY;
    const again = new FileCopy();
    expect((await again.tip()).seq).toBe(killed ? 1 : 2);
    expect(await again.heads(0)).toHaveLength(killed ? 1 : 2);
    if (killed) await again.append([second]);
    await again.append([third]);
    expect((await new FileCopy().heads(0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  }
}, 30_000);

it("a byte that turns in the middle costs one line, which can be put again", async () => {
  const made = await changes(3);
  const copy = new FileCopy();
  for (const change of made) await copy.append([change]);
  const whole = bytes.slice();
  for (let at = 40; at < whole.length; at += 97) {
    bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = new FileCopy();
    const { heads, parts } = await all(damaged);
    const kept = new Set(parts.map((part) => part?.text));
    expect(heads.length).toBeGreaterThanOrEqual(2);
    expect(kept.size).toBeGreaterThanOrEqual(4);
    await damaged.mend(made);
    expect((await all(new FileCopy())).parts).toEqual(made.flatMap((change) => change.parts));
  }
});

it("cuts, sets aside and erases for good", async () => {
  const made = await changes(3);
  const copy = new FileCopy();
  for (const change of made) await copy.append([change]);
  const heads = made.slice(1).map(({ head }) => head);
  const aside = { id: "x", at: "2025-01-01", place: "file" as const, heads, parts: [] };
  await copy.setAside(aside);
  await copy.cut(1);
  expect(await copy.tip()).toMatchObject({ seq: 1, changes: 1, parts: 2 });
  expect(await new FileCopy().asides()).toEqual([aside]);
  await copy.append([made[1] as never]);
  expect((await new FileCopy().tip()).seq).toBe(2);

  await copy.erase({ ...mark, era: 4 });
  expect(new TextDecoder().decode(bytes)).not.toContain("é-1-1");
  expect(await new FileCopy().tip()).toEqual({
    mark: { ...mark, era: 4 },
    seq: 0,
    checksum: "",
    changes: 0,
    parts: 0,
  });
});

it("a number that is taken is not given twice", async () => {
  const [first] = await changes(1);
  const copy = new FileCopy();
  await copy.append([first as never]);
  await copy.append([first as never]);
  expect((await copy.tip()).changes).toBe(1);
  const rival = await prepare(1, "", { summary: { kind: "undo", of: 7 }, contents: [] });
  await expect(copy.append([rival])).rejects.toThrow("store/unreadable");
});
