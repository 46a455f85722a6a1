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
import { questionOf } from "./question.ts";
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
  const [file] = batch.files;
  if (again && batch.asked) return readStatement(batch, batch.asked, options);
  delete batch.asked;
  if (batch.kind === "csv") return readTable(batch, again ? undefined : file, options);
  if (WORKBOOKS.includes(batch.kind)) return readSheet(batch, options, again);
  if (STATEMENTS.includes(batch.kind)) return file && readStatement(batch, file, options);
  if (!READERS[batch.kind]) return refusedAs((await isArchive(file)) ? "archive" : "unknown");
  const { siren, vatNumber } = identityOf(book.value?.desk ?? {});
  const own: Own = { language: language.value, siren, vatNumber, sales: batch.sales ?? [] };
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

function refusedAs(why: "archive" | "unknown"): Reading {
  const message = fileWords[language.value][why];
  return { kind: "refused", refusal: { code: "file/unknown", message } };
}

/** Whether it is a zip of other files. */
async function isArchive(file: File | undefined): Promise<boolean> {
  return (await file?.slice(0, 4).text()) === "PK\u0003\u0004";
}

/** A table of text. Without a file it is read again: the worker of the book has it already, and what the person says wins over what was said of files like it. */
async function readTable(
  batch: Batch,
  file: File | undefined,
  options: CsvOptions,
): Promise<Reading | undefined> {
  const result = await ask("reading", (engine, report) => engine.read(file, options, report));
  if (!file || !result || result.kind === "preview" || result.kind === "question") return result;
  // Without invoices it may be what a bank exports, or several statements in one archive.
  const bank = await readStatement(batch, file, {});
  if (bank?.kind !== "refused") return bank;
  return (await isArchive(file)) ? refusedAs("archive") : result;
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
  return readTable(batch, file, options);
}

/** Another sheet of the workbook that is looked at. */
export function openSheet(sheet: string): Promise<void> {
  return readAnew({ sheet });
}

/** The same electronic invoices, with those of these numbers as sales. */
export function readSales(sales: string[]): Promise<void> {
  return readAnew({ sales });
}

async function readAnew(said: Pick<Batch, "sheet" | "sales">): Promise<void> {
  const open = dropped.value.find((batch) => batch.state === "open");
  if (!open) return;
  Object.assign(open, said);
  const result = await read(open, {});
  if (result) await show(nameOf(open), {}, result);
}

/** Kinds whose lines pay invoices, instead of being some. */
const STATEMENTS: FileKind[] = ["camt052", "camt053", "camt054", "mt940", "ofx", "qif"];

async function readStatement(
  batch: Batch,
  file: File,
  { columns: _, ...options }: CsvOptions,
): Promise<Reading | undefined> {
  const outcome = await readBank(file, options);
  if (!outcome) return undefined;
  if (outcome.refusal) {
    const question = questionOf(outcome.refusal);
    if (question) batch.asked = file;
    return question ?? { kind: "refused", refusal: outcome.refusal };
  }
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
