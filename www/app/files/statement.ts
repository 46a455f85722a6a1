/** Bank statements: read in a worker of their own, and matched there with an image of the book. */
import { transfer } from "comlink";
import type { StatementOptions } from "encours/import";
import { book, language } from "../state.ts";
import type { BankLine, BankReading, Match, Outcome } from "../worker/messages.ts";
import { imageOfBook, withReader } from "./opening.ts";

/** What a file says, and what of the book it seems to pay. */
export async function readBank(
  file: File,
  options: StatementOptions,
): Promise<Outcome<BankReading> | undefined> {
  const image = await imageOfBook();
  if (!image) return undefined;
  if (image.refusal) return image;
  const done = Object.keys(book.peek()?.desk?.bankLine ?? {});
  return withReader<BankReading>("reading", (reader) =>
    reader.statement(
      file,
      options,
      transfer(image.value, [image.value.buffer]),
      done,
      language.value,
    ),
  );
}

/** What lines seem to pay, by their keys, after others have taken this of the invoices. */
export async function matchesOf(
  lines: BankLine[],
  others: Match["invoices"],
): Promise<Outcome<Record<string, Match>> | undefined> {
  const image = await imageOfBook();
  if (!image) return undefined;
  if (image.refusal) return image;
  return withReader<Record<string, Match>>("reading", (reader) =>
    reader.matches(transfer(image.value, [image.value.buffer]), lines, others, language.value),
  );
}
