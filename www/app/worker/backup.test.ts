import { readFileSync } from "node:fs";
import { Encrypter } from "age-encryption";
import { Ledger } from "encours";
import { expect, it } from "vitest";
import { bookHash, contentOf } from "../backup/content.ts";
import { type Backup, type BackupChange, documentOf } from "../backup/document.ts";
import { BackupError } from "../backup/error.ts";
import type { Desk } from "../desk.ts";
import type { ChangeSummary, PartContent } from "../store/records.ts";
import { makeBackup, readBackup } from "./backup.ts";

const ALL = process.env.ENCOURS_ALL_DAMAGE === "1";
/** Of all ways to damage a file, one in so many is tried; a prime, so that each bit has its turn. */
const STEP = ALL ? 1 : 211;

const CUSTOMERS = [
  { id: "nord", name: "Atelier Nord", kind: "business" as const },
  { id: "lys", name: "Mairie de Lys", kind: "public" as const },
];
const INVOICES = Array.from({ length: 20 }, (_, index) => ({
  id: `F-${index + 1}`,
  customer: index % 2 ? "nord" : "lys",
  issued: "2025-03-03",
  due: "2025-04-02",
  amount: `${index + 1}00.00`,
  payments: [
    { date: "2025-04-28", amount: "20.00" },
    { date: "2025-04-28", amount: "10.00" },
  ],
}));
const DESK: Desk = { view: { retards: { address: "#/invoices?status=overdue" } } };

function content(customers = CUSTOMERS, invoices = INVOICES, desk = DESK) {
  const ledger = new Ledger({ customers, invoices });
  try {
    return contentOf(ledger, desk);
  } finally {
    ledger.free();
  }
}

function imported(part: PartContent): BackupChange {
  const summary = { kind: "import", file: "a.csv", added: 1, replaced: 0, customers: 2 };
  const rest = { payments: 0, rejected: 0, firstIssued: "2025-03-03", lastIssued: "2025-03-03" };
  return {
    at: "2025-11-22T10:00:00.000Z",
    summary: { ...summary, ...rest, currencies: ["EUR"] } as ChangeSummary,
    parts: [part],
  };
}
const CHANGES = [
  imported({ customers: CUSTOMERS, invoices: INVOICES.slice(0, 12) }),
  imported({ customers: [], invoices: INVOICES.slice(12) }),
  imported({ customers: [], invoices: [{ ...INVOICES[0], amount: "7.00" } as never] }),
  { at: "2025-11-22T11:00:00.000Z", summary: { kind: "undo" as const, of: 3 }, parts: [] },
  imported({
    customers: [],
    invoices: [],
    desk: [{ kind: "view", id: "retards", value: DESK.view?.retards as never }],
  }),
];

async function made(changes: BackupChange[], passphrase?: string) {
  const file = await makeBackup(
    content(),
    { preferences: { opening: "5" } },
    changes,
    "1.0.0",
    passphrase,
  );
  return { ...file, bytes: new Uint8Array(await file.file.arrayBuffer()) };
}

async function read(bytes: Uint8Array, passphrase?: string): Promise<Backup | undefined> {
  const found = await readBackup({ name: "a.json", bytes: bytes.slice() }, passphrase);
  return found?.backup;
}

/** The problem that a file is refused for; a file that is read must hold exactly what it should. */
async function judged(bytes: Uint8Array, whole: Backup, passphrase?: string): Promise<string> {
  try {
    expect(await read(bytes, passphrase)).toEqual(whole);
    return "identical";
  } catch (cause) {
    if (cause instanceof BackupError) return cause.problem;
    throw cause;
  }
}

it("the hash is that of the content, whatever the order in which it came", async () => {
  const shuffled = [...INVOICES].reverse().map((invoice) => ({
    ...invoice,
    payments: [...invoice.payments].reverse(),
  }));
  const hash = await bookHash(content());
  expect(await bookHash(content([...CUSTOMERS].reverse(), shuffled))).toBe(hash);
  expect(await bookHash(content(CUSTOMERS, INVOICES.slice(1)))).not.toBe(hash);
  expect(await bookHash(content(CUSTOMERS, INVOICES, {}))).not.toBe(hash);
});

it("a backup says what it holds, and reads back with its history", async () => {
  const { bytes, hash, whole, counts } = await made(CHANGES);
  expect(whole).toBe(true);
  expect(counts).toEqual({ customers: 2, invoices: 20, desk: 1, changes: 5 });
  const backup = await read(bytes);
  expect(backup?.hash).toBe(hash);
  expect(backup?.changes).toEqual(CHANGES);
  expect(backup?.settings).toEqual({ preferences: { opening: "5" } });
});

it("a history that does not lead to the book is left out, never the book", async () => {
  const { bytes, whole } = await made(CHANGES.slice(1));
  expect(whole).toBe(false);
  const backup = await read(bytes);
  expect(backup?.changes).toEqual([]);
  expect(backup?.book).toEqual(content());
});

it("a file that people read has a line for each value, and is what the guide says", async () => {
  const { file } = await makeBackup(content(), {}, [], "1.0.0", undefined);
  expect((await file.text()).split("\n").slice(0, 3)).toEqual([
    "{",
    '  "format": "encours-backup",',
    '  "version": 1,',
  ]);
  const guide = readFileSync(new URL("../../../docs/guides/book-json.md", import.meta.url), "utf8");
  const [, told = ""] = /```json livre\.json\n([\s\S]*?)```/.exec(guide) ?? [];
  const backup = await read(new TextEncoder().encode(told));
  expect(backup?.book.invoices[0]?.payments).toEqual([{ date: "2025-09-12", amount: "200.00" }]);
  expect(Object.keys(JSON.parse(told))).toEqual(Object.keys(JSON.parse(await file.text())));
});

it("nothing is saved of an empty book", async () => {
  const empty = content([], [], {});
  await expect(makeBackup(empty, {}, [], "1.0.0", undefined)).rejects.toThrow("backup/empty");
});

it("whatever byte is changed, a backup is refused or holds the same", async () => {
  const { bytes } = await made(CHANGES);
  const whole = (await read(bytes)) as Backup;
  const verdicts = new Set<string>();
  for (let bit = 0; bit < bytes.length * 8; bit += STEP) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    verdicts.add(await judged(damaged, whole));
  }
  for (let length = 0; length < bytes.length; length += STEP) {
    const verdict = await judged(bytes.subarray(0, length), whole);
    expect(verdict, `cut at ${length}`).not.toBe("identical");
    verdicts.add(verdict);
  }
  expect([...verdicts].sort().filter((one) => one !== "identical" && one !== "newer")).toEqual([
    "damaged",
    "unknown",
  ]);
}, 1_800_000);

const PASSPHRASE = "brouillard châtaigne violon";

/** As quick to open as can be: what is tried is the reading, a thousand times. */
async function quick(content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(1);
  return encrypter.encrypt(content);
}

function header(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 80));
}

it("whatever byte is changed of an encrypted one, it is refused", async () => {
  const plain = await made(CHANGES);
  const whole = (await read(plain.bytes)) as Backup;
  const bytes = await quick(plain.bytes);
  expect(await judged(bytes, whole, PASSPHRASE)).toBe("identical");
  for (let bit = 0; bit < bytes.length * 8; bit += STEP) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await judged(damaged, whole, PASSPHRASE), `bit ${bit}`).not.toBe("identical");
  }
  for (let length = 0; length < bytes.length; length += STEP) {
    const verdict = await judged(bytes.subarray(0, length), whole, PASSPHRASE);
    expect(verdict, `cut at ${length}`).not.toBe("identical");
  }
}, 1_800_000);

it("another passphrase opens nothing; the same opens it, however its accents are typed", async () => {
  const { bytes, hash } = await made(CHANGES);
  const encrypted = await quick(bytes);
  expect(await read(encrypted)).toBeUndefined();
  expect((await read(encrypted, PASSPHRASE.normalize("NFD")))?.hash).toBe(hash);
  await expect(read(encrypted, PASSPHRASE.replace("â", "a"))).rejects.toThrow("backup/passphrase");
  await expect(read(encrypted, "")).rejects.toThrow("backup/passphrase");
});

it("a backup is a file of age, as slow to guess as those of `age`", async () => {
  const { bytes } = await made(CHANGES, PASSPHRASE);
  expect(header(bytes)).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/);
}, 120_000);

it("what the program `age` has encrypted opens too", async () => {
  // age --passphrase --output backup.json.age backup.json, by age 1.1.1
  const file = new URL("../../../tests/fixtures/backup.json.age", import.meta.url);
  const backup = await read(readFileSync(file), "cheval correct pile agrafe");
  expect(backup?.counts).toEqual({ customers: 2, invoices: 20, desk: 1, changes: 5 });
  expect(backup?.hash).toBe(await bookHash(content()));
}, 120_000);

it("what a newer version has made is refused as such", async () => {
  const { bytes } = await made(CHANGES);
  const text = new TextDecoder().decode(bytes);
  const newer = new TextEncoder().encode(text.replace('"version": 1', '"version": 2'));
  await expect(read(newer)).rejects.toThrow("backup/newer");
  const backup = (await read(bytes)) as Backup;
  const merge = { kind: "merge" } as unknown as ChangeSummary;
  const unknown = { ...backup, changes: [{ ...(CHANGES[0] as BackupChange), summary: merge }] };
  await expect(read(new TextEncoder().encode(await documentOf(unknown, false)))).rejects.toThrow(
    "backup/newer",
  );
});

it("what is well sealed and yet no book is refused", async () => {
  const backup = (await read((await made(CHANGES)).bytes)) as Backup;
  const [invoice] = backup.book.invoices;
  const forged: Partial<Record<keyof Backup, unknown>>[] = [
    { hash: "0".repeat(64) },
    { counts: { ...backup.counts, invoices: 19 } },
    { book: { ...backup.book, invoices: [{ ...invoice, amount: "1,00" }] } },
    { book: { customers: [], invoices: {}, desk: [] } },
    { changes: [{ at: "hier", summary: { kind: "undo", of: 1 }, parts: [] }] },
    { changes: [{ ...CHANGES[0], summary: { kind: "edit", action: "pay" } }] },
    { changes: CHANGES.slice(1) },
    { settings: null },
    { made: "un jour" },
  ];
  for (const change of forged) {
    const text = await documentOf({ ...backup, ...change } as Backup, false);
    const refused = read(new TextEncoder().encode(text));
    await expect(refused, JSON.stringify(change).slice(0, 80)).rejects.toThrow("backup/damaged");
  }
  for (const other of ["", "[]", '{"format":"x"}', "facture;client\nA;B\n"]) {
    await expect(read(new TextEncoder().encode(other))).rejects.toThrow("backup/unknown");
  }
});
