/** A letter as data: what page, print, e-mail and PDF show alike. Figures are the core's, written out. */
import type { CustomerKind, ReminderStage } from "encours";
import { Format, isZero, type Language } from "../../ui/format.ts";
import { lettersWords } from "../../ui/i18n/screens/letters.ts";
import type { Template } from "../desk.ts";
import type { LetterFigures, LetterRow } from "../worker/reminders.ts";
import { type Field, filled, onlyField } from "./template.ts";

export interface LetterTable {
  head: string[];
  rows: string[][];
  foot: string[];
}
export type Block =
  /** `together`: on one sheet. */
  | { kind: "text"; text: string; together?: true }
  | { kind: "invoices"; table: LetterTable; lines: string }
  | { kind: "payment"; text: string };

export interface Letter {
  language: Language;
  /** The day that it bears. */
  day: string;
  /** Lines of who writes, and of whom they write to. */
  sender: string[];
  recipient: string[];
  /** « Lettre recommandée… », where it is one. */
  registered?: string;
  placeAndDate: string;
  subjectMark: string;
  subject: string;
  blocks: Block[];
}

export interface LetterInput {
  template: Template;
  language: Language;
  stage: ReminderStage;
  kind: CustomerKind;
  registered: boolean;
  /** Without the blocks of sender and recipient: they stand in the text. */
  bare?: boolean;
  customer: string;
  recipient: string[];
  /** The recipient with what registers know of it. */
  debtor: string[];
  sender: string[];
  /** Who signs. */
  signature: string;
  city: string;
  /** Means of payment, line by line. */
  payment: string[];
  days: number;
  deadline: string;
  figures: LetterFigures;
}

export function composed(given: LetterInput): Letter {
  // Until the next step, days after it was due, the first one stays: it asks for nothing that the law adds.
  const figures = given.stage === "preventive" ? principalOnly(given.figures) : given.figures;
  const input = { ...given, figures };
  const { template, language, kind, registered } = input;
  const w = lettersWords[language];
  const f = new Format(language);
  const values = valuesOf(input, f);
  const paragraphs = template.body.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/);
  const blocks = paragraphs.flatMap((paragraph): Block[] => {
    const only = onlyField(paragraph, language);
    if (only === "invoices") {
      return [{ kind: "invoices", table: tableOf(figures, kind, f), lines: values.invoices }];
    }
    const text = filled(paragraph, language, values).trim();
    if (text === "") return [];
    return [{ kind: only === "payment" ? "payment" : "text", text }];
  });
  return {
    language,
    day: figures.asOf,
    sender: input.bare ? [] : input.sender,
    recipient: input.bare ? [] : input.recipient,
    ...(registered ? { registered: w.registered } : {}),
    placeAndDate: w.placeAndDate(input.city, f.date(figures.asOf)),
    subjectMark: w.subjectMark,
    subject: filled(template.subject, language, values).trim(),
    blocks,
  };
}

/** The same invoices without what the law adds to them; a row that claims nothing is not late. */
function principalOnly(figures: LetterFigures): LetterFigures {
  const zero = { interest: "0.00", indemnity: "0.00" };
  return {
    ...figures,
    ...zero,
    claim: "0.00",
    total: figures.open,
    rows: figures.rows.map((row) => ({ ...row, ...zero, daysLate: 0, totalDue: row.open })),
  };
}

function valuesOf(input: LetterInput, f: Format): Record<Field, string> {
  const { figures, kind, language } = input;
  const w = lettersWords[language];
  const { currency, rows } = figures;
  const money = (decimal: string) => f.money(decimal, currency);
  const interest = money(figures.interest);
  const indemnity = money(figures.indemnity);
  const law = w.law(figures.rules.map(({ citation }) => citation));
  const ids = rows.map(({ id }) => id);
  const last = ids.at(-1) ?? "";
  return {
    customer: input.customer,
    date: f.date(figures.asOf),
    invoices: linesOf(figures, f),
    numbers: ids.length > 1 ? `${ids.slice(0, -1).join(", ")}${w.lastOf}${last}` : last,
    open: money(figures.open),
    interest,
    indemnity,
    total: money(figures.total),
    rights: isZero(figures.claim) ? "" : w.rights[kind](interest, indemnity, law),
    law,
    days: w.days(f.count(input.days)),
    deadline: f.date(input.deadline),
    payment: input.payment.join("\n"),
    signature: input.signature,
    creditor: input.sender.join("\n"),
    debtor: input.debtor.join("\n"),
    notice: figures.noticedOn ? f.date(figures.noticedOn) : "",
    limitation: f.date(figures.limitation),
  };
}

function linesOf({ rows, currency, claim, total }: LetterFigures, f: Format): string {
  const w = lettersWords[f.language];
  const money = (decimal: string) => f.money(decimal, currency);
  const extra = ({ daysLate, interest, indemnity }: LetterRow) => {
    const late = daysLate > 0 ? w.lineLate(f.count(daysLate)) : "";
    if (!isZero(indemnity)) return late + w.lineClaim(money(interest), money(indemnity));
    return isZero(interest) ? late : late + w.lineInterest(money(interest));
  };
  const lines = rows.map(
    (row) => `${w.line(row.id, f.date(row.due), money(row.open))}${extra(row)}`,
  );
  return rows.length > 1 || !isZero(claim)
    ? [...lines, w.totalLine(money(total))].join("\n")
    : lines.join("\n");
}

/** Columns that hold nothing but zeros are left out; the unit stands with the sums. */
function tableOf(figures: LetterFigures, kind: CustomerKind, f: Format): LetterTable {
  const w = lettersWords[f.language];
  const { rows, currency } = figures;
  const money = (decimal: string) => f.money(decimal, currency);
  const all: [boolean, string, (row: LetterRow) => string, string][] = [
    [true, w.invoice, (row) => row.id, w.sum],
    [true, w.issued, (row) => f.date(row.issued), ""],
    [true, w.due, (row) => f.date(row.due), ""],
    [rows.some((row) => row.daysLate > 0), w.late, (row) => w.lateDays(f.count(row.daysLate)), ""],
    [true, w.open, (row) => f.decimal(row.open), money(figures.open)],
    [
      !isZero(figures.interest),
      kind === "public" ? w.interestPublic : w.interest,
      (row) => f.decimal(row.interest),
      money(figures.interest),
    ],
    [
      !isZero(figures.indemnity),
      w.indemnity,
      (row) => f.decimal(row.indemnity),
      money(figures.indemnity),
    ],
    [!isZero(figures.claim), w.rowTotal, (row) => f.decimal(row.totalDue), money(figures.total)],
  ];
  const columns = all.filter(([shown]) => shown);
  return {
    head: columns.map(([, head]) => head),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
    foot: columns.map(([, , , sum]) => sum),
  };
}

/** The letter as plain text: what an e-mail holds, and what its hash is of. */
export function bodyText({ blocks }: Letter): string {
  return blocks.map((block) => (block.kind === "invoices" ? block.lines : block.text)).join("\n\n");
}

export async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function subjectLine({ subjectMark, subject }: Letter): string {
  return `${subjectMark} ${subject}`;
}

/** The whole letter as text, head included. */
export function letterText(letter: Letter): string {
  const head = [
    letter.sender.join("\n"),
    letter.recipient.join("\n"),
    letter.registered ?? "",
    letter.placeAndDate,
    subjectLine(letter),
  ];
  return [...head.filter((part) => part !== ""), bodyText(letter)].join("\n\n");
}
