/** From dropped files to one review after the other. Each is read in a worker of its own, which is ended then. */
import { proxy, transfer, wrap } from "comlink";
import type { CsvOptions } from "encours";
import type { FileKind } from "encours/import";
import { fileWords } from "../../ui/i18n/screens/files.ts";
import { scriptUrl } from "../../ui/trusted.ts";
import { identityOf } from "../letters/parties.ts";
import { forget, show as showStatement } from "../reconciliation.ts";
import { ask, type Batch, book, dropped, followed, go, language, reading, show } from "../state.ts";
import type { Outcome, Progress, Reading, Report } from "../worker/messages.ts";
import { type Own, type ReadContent, type SheetFile, TOGETHER, WORKBOOKS } from "./content.ts";
import type { Reader } from "./reader.ts";
import readerUrl from "./reader.ts?worker&url";
import { READERS } from "./readers.ts";
import { readBank } from "./statement.ts";

/** A file that takes longer than this is ended: no file of the trade does. */
const LONGEST_MS = 180_000;

type RemoteReader = {
  [Name in keyof Reader]: (...given: Parameters<Reader[Name]>) => ReturnType<Reader[Name]>;
};

/** Work of a reader; undefined when the person ended it. */
export async function withReader<T>(
  stage: Progress["stage"],
  work: (reader: RemoteReader, report: Report) => Promise<Outcome<T>>,
): Promise<Outcome<T> | undefined> {
  const worker = new Worker(scriptUrl(readerUrl) as string, { type: "module", name: "reader" });
  let end = (_: Outcome<T> | undefined) => {};
  const ended = new Promise<Outcome<T> | undefined>((resolve) => {
    end = resolve;
  });
  const w = fileWords[language.value];
  const timer = setTimeout(
    () => end({ refusal: { code: "file/limit", message: w.slow } }),
    LONGEST_MS,
  );
  worker.addEventListener("error", () =>
    end({ refusal: { code: "module/notReady", message: w.broken } }),
  );
  try {
    return await followed(
      stage,
      () => end(undefined),
      (report) =>
        Promise.race([work(wrap<Reader>(worker) as unknown as RemoteReader, proxy(report)), ended]),
    );
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

/** Sorts the files by what they are, and opens the first. */
export async function openAll(files: File[]): Promise<void> {
  go({ screen: "import" });
  const found = await withReader("reading", (reader) => reader.kinds(files));
  if (!found) return;
  // Without the module of files a table as text can still be read.
  const kinds = found.value ?? files.map((): FileKind => "csv");
  const batches: Batch[] = [];
  for (const [index, file] of files.entries()) {
    const kind = kinds[index] ?? "unknown";
    const known = TOGETHER.includes(kind) && batches.find((batch) => TOGETHER.includes(batch.kind));
    if (known) known.files.push(file);
    else batches.push({ kind, files: [file], state: "waiting" });
  }
  dropped.value = batches;
  await openNext();
}

/** Opens the next file that waits, if there is one. */
export async function openNext(): Promise<void> {
  const next = dropped.value.find((batch) => batch.state === "waiting");
  if (next) await openBatch(next, {});
}

function mark(batch: Batch, state: Batch["state"]): Batch {
  const marked = { ...batch, state };
  dropped.value = dropped.value.map((one) => (one === batch ? marked : one));
  return marked;
}

/** What the files are called, together. */
function nameOf({ files }: Batch): string {
  const [first] = files;
  return files.length === 1 && first ? first.name : fileWords[language.value].several(files.length);
}

async function openBatch(batch: Batch, options: CsvOptions): Promise<void> {
  const open = mark(batch, "open");
  const result = await read(open, options);
  if (!result) {
    mark(open, "left");
    await openNext();
    return;
  }
  await show(nameOf(open), options, result);
  go({ screen: "import" });
}

/** The same files again, with what the person has answered. */
export async function readBatchAgain(options: CsvOptions): Promise<void> {
  const open = dropped.value.find((batch) => batch.state === "open");
  const result = open && (await read(open, options, true));
  if (open && result) await show(nameOf(open), options, result);
}

async function read(
  batch: Batch,
  options: CsvOptions,
  again = false,
): Promise<Reading | undefined> {
  if (batch.kind === "csv") {
    // Read again, the worker has it already, and what the person says wins over what was said of files like it.
    const file = again ? undefined : batch.files[0];
    const result = await ask("reading", (engine, report) => engine.read(file, options, report));
    // A table without invoices may be a statement of a bank.
    if (result?.kind !== "columns" || again) return result;
    const bank = await readStatement(batch);
    return bank?.kind === "statement" ? bank : result;
  }
  if (WORKBOOKS.includes(batch.kind)) return readSheet(batch, options, again);
  if (STATEMENTS.includes(batch.kind)) return readStatement(batch);
  if (!READERS[batch.kind]) {
    const message = fileWords[language.value].unknown;
    return { kind: "refused", refusal: { code: "file/unknown", message } };
  }
  const { siren, vatNumber } = identityOf(book.value?.desk ?? {});
  const own: Own = { language: language.value, siren, vatNumber };
  const outcome = await withReader<ReadContent>("reading", (reader, report) =>
    reader.read(batch.kind, batch.files, options, own, report),
  );
  if (!outcome) return undefined;
  if (outcome.refusal) return { kind: "refused", refusal: outcome.refusal };
  const content = outcome.value;
  const bytes = batch.files.reduce((sum, one) => sum + one.size, 0);
  const about = { file: nameOf(batch), bytes, kind: batch.kind };
  return ask("checking", (engine, report) =>
    engine.take(about, transfer(content, [content.image.buffer]), options, report),
  );
}

async function readSheet(
  batch: Batch,
  options: CsvOptions,
  again: boolean,
): Promise<Reading | undefined> {
  const [workbook] = batch.files;
  let file: File | undefined;
  if (!again && workbook) {
    const outcome = await withReader<SheetFile>("reading", (reader) =>
      reader.sheet(workbook, batch.sheet, language.value),
    );
    if (!outcome) return undefined;
    if (outcome.refusal) return { kind: "refused", refusal: outcome.refusal };
    const { sheet, sheets } = outcome.value;
    Object.assign(batch, { sheet, sheets });
    dropped.value = [...dropped.value];
    file = outcome.value.file;
  }
  return ask("reading", (engine, report) => engine.read(file, options, report));
}

/** Another sheet of the workbook that is looked at. */
export async function openSheet(sheet: string): Promise<void> {
  const open = dropped.value.find((batch) => batch.state === "open");
  if (!open) return;
  open.sheet = sheet;
  const result = await read(open, {});
  if (result) await show(nameOf(open), {}, result);
}

/** Kinds whose lines pay invoices, instead of being some. */
const STATEMENTS: FileKind[] = ["camt052", "camt053", "camt054", "mt940", "ofx", "qif"];

async function readStatement({ files: [file] }: Batch): Promise<Reading | undefined> {
  const outcome = file && (await readBank(file));
  if (!outcome) return undefined;
  if (outcome.refusal) return { kind: "refused", refusal: outcome.refusal };
  showStatement(file.name, outcome.value);
  return { kind: "statement" };
}

/** The book that is shown, as it is now. */
export function imageOfBook(): Promise<Outcome<Uint8Array<ArrayBuffer>> | undefined> {
  return ask("reading", (engine) => engine.image());
}

/** The file that is looked at is left, or is in the book; the next one comes. Says whether there is one. */
export async function close(state: "saved" | "left"): Promise<boolean> {
  const open = dropped.value.find((batch) => batch.state === "open");
  if (open) mark(open, state);
  forget();
  reading.value = undefined;
  const waits = dropped.value.some((batch) => batch.state === "waiting");
  if (!waits) dropped.value = [];
  await openNext();
  return waits;
}
