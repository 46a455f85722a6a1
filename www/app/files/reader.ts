/**
 * A worker that reads files whose content nobody knows, and is ended after each: whatever a file does to it, the book is elsewhere.
 */
import { expose, transfer } from "comlink";
import initCore, { type CsvOptions, type Language, Ledger, setLanguage } from "encours";
import init, {
  detect,
  type FileKind,
  matchPayments,
  readStatement,
  type StatementOptions,
  sheetCsv,
  setLanguage as speak,
} from "encours/import";
import { attemptAsync } from "../worker/attempt.ts";
import type { BankLine, BankReading, Match, Outcome, Report } from "../worker/messages.ts";
import type { Own, ReadContent, SheetFile, Source } from "./content.ts";
import { READERS } from "./readers.ts";

async function sourceOf(file: File): Promise<Source> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export class Reader {
  /** What each file is, by its content. */
  kinds(files: File[]): Promise<Outcome<FileKind[]>> {
    return attemptAsync(async () => {
      await init();
      const kinds: FileKind[] = [];
      // One after the other: of many large files only one is in memory.
      for (const file of files) kinds.push(detect((await sourceOf(file)).bytes));
      return kinds;
    });
  }

  /** A sheet of a workbook as a table of text, for the worker of the book, which may ask. */
  sheet(file: File, sheet: string | undefined, language: Language): Promise<Outcome<SheetFile>> {
    return attemptAsync(async () => {
      await init();
      speak(language);
      const { name, bytes } = await sourceOf(file);
      const { csv, ...rest } = sheetCsv(bytes, sheet === undefined ? {} : { sheet });
      return { ...rest, file: new File([csv], name, { type: "text/csv" }) };
    });
  }

  /** What files of one kind say. */
  async read(
    kind: FileKind,
    files: File[],
    options: CsvOptions,
    own: Own,
    report: Report,
  ): Promise<Outcome<ReadContent>> {
    const outcome = await attemptAsync(async (): Promise<ReadContent> => {
      const [reader] = await Promise.all([READERS[kind]?.(), init(), initCore()]);
      if (!reader) throw new Error(`no reader of ${kind}`);
      setLanguage(own.language);
      report({ stage: "reading" });
      const sources = await Promise.all(files.map(sourceOf));
      const { customers, invoices, ...rest } = reader.read(sources, options, report, own);
      const ledger = new Ledger({ customers, invoices });
      return { ...rest, image: ledger.snapshot() as Uint8Array<ArrayBuffer> };
    });
    return outcome.value ? transfer(outcome, [outcome.value.image.buffer]) : outcome;
  }

  /** What a bank statement says, and what its lines seem to pay; those of these keys are dealt with. */
  statement(
    file: File,
    options: StatementOptions,
    image: Uint8Array<ArrayBuffer>,
    done: string[],
    language: Language,
  ): Promise<Outcome<BankReading>> {
    return attemptAsync(async () => {
      await Promise.all([init(), initCore()]);
      setLanguage(language);
      const { lines, rejected, warnings } = readStatement((await sourceOf(file)).bytes, options);
      const known = new Set(done);
      const left = lines.filter(({ key }) => !known.has(key));
      const here = lines.flatMap(({ key }) => (known.has(key) ? key : []));
      return { lines, rejected, warnings, done: here, matches: matched(image, left) };
    });
  }

  /** What lines seem to pay, after others have taken this of the invoices. */
  matches(
    image: Uint8Array<ArrayBuffer>,
    lines: BankLine[],
    others: Match["invoices"],
    language: Language,
  ): Promise<Outcome<Record<string, Match>>> {
    return attemptAsync(async () => {
      await Promise.all([init(), initCore()]);
      setLanguage(language);
      return matched(image, lines, others);
    });
  }
}

/** Far from the day of any line, which would else count as one that is recorded already. */
const LONG_AGO = "1970-01-01";

/** By the keys of the lines. */
function matched(
  image: Uint8Array,
  lines: BankLine[],
  others: Match["invoices"] = [],
): Record<string, Match> {
  const ledger = Ledger.fromSnapshot(image);
  for (const { id, amount } of others) ledger.pay(id, { date: LONG_AGO, amount });
  const found: Record<string, Match> = {};
  for (const { line, ...match } of matchPayments(ledger, lines)) {
    const key = lines[line]?.key;
    if (key !== undefined) found[key] = match;
  }
  ledger.free();
  return found;
}

expose(new Reader());
