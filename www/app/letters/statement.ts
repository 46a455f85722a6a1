/** A statement of account as a letter: the same on the screen, on paper, as a PDF and as a file. */
import { Format, isNegative, isZero, type Language } from "../../ui/format.ts";
import { lettersWords } from "../../ui/i18n/screens/letters.ts";
import { statementWords } from "../../ui/i18n/screens/statement.ts";
import type { Contact, Identity } from "../desk.ts";
import type { Table } from "../table.ts";
import type { Statement, StatementLine } from "../worker/messages.ts";
import type { Block, Letter } from "./letter.ts";
import { recipientLines, senderLines, spacedIban } from "./parties.ts";

export interface StatementInput {
  statement: Statement;
  settled: boolean;
  me: Identity;
  contact: Contact;
  language: Language;
}

export function statementLetter(input: StatementInput): Letter {
  const { statement, settled, me, contact, language } = input;
  const w = statementWords[language];
  const letters = lettersWords[language];
  const f = new Format(language);
  const day = f.date(statement.asOf);
  const blocks = statement.parts.flatMap((part): Block[] => {
    const rows = part.lines.flatMap((line) => rowsOf(line, f));
    const open = f.money(part.open, part.currency);
    const balance = isNegative(part.open) ? w.inYourFavor : w.owed;
    return [
      {
        kind: "invoices",
        table: { head: w.head, rows, foot: [w.balance(day), "", "", "", "", open] },
        lines: rows.map((cells) => cells.filter(Boolean).join(" · ")).join("\n"),
      },
      {
        kind: "text",
        text: isZero(part.open)
          ? w.nothing(day)
          : `${balance(open, day)}${isZero(part.overdue) ? "" : w.overdue(f.money(part.overdue, part.currency))}.`,
      },
    ];
  });
  const owes = statement.parts.some(({ open }) => !isZero(open) && !isNegative(open));
  const payment = letters.payment(spacedIban(me.iban), me.bic, me.name, statement.name);
  return {
    language,
    day: statement.asOf,
    sender: senderLines(me, letters),
    recipient: recipientLines(statement.name, contact),
    placeAndDate: letters.placeAndDate(me.city, day),
    subjectMark: letters.subjectMark,
    subject: w.subject(day),
    blocks: [
      { kind: "text", text: settled ? w.introAll : w.introOpen },
      ...(blocks.length > 0 ? blocks : [{ kind: "text" as const, text: w.nothing(day) }]),
      ...(owes && me.iban !== "" ? [{ kind: "text" as const, text: payment.join("\n") }] : []),
      { kind: "text", text: w.close },
      ...(me.name === "" ? [] : [{ kind: "text" as const, text: me.name }]),
    ],
  };
}

/** An invoice, and below it what was paid of it. */
function rowsOf(line: StatementLine, f: Format): string[][] {
  const w = statementWords[f.language];
  const { id, issued, due, amount, open, payments, disputed } = line;
  return [
    [
      isNegative(amount) ? w.creditNote(id) : id,
      f.date(issued),
      isNegative(amount) ? "" : f.date(due),
      f.decimal(amount),
      "",
      open === undefined ? w.settled : f.decimal(open),
    ],
    ...(disputed === undefined ? [] : [[w.disputed(disputed), "", "", "", "", ""]]),
    ...payments.map(({ date, amount: paid, isSetOff }) => [
      isSetOff ? w.setOff : isNegative(paid) ? w.refund : date < issued ? w.deposit : w.payment,
      f.date(date),
      "",
      "",
      f.decimal(paid),
      "",
    ]),
  ];
}

/** The same as it is exported, amounts as the core gives them. */
export function statementTable({ parts }: Statement, language: Language): Table {
  const w = statementWords[language];
  return {
    head: w.csvHead,
    kinds: ["text", "text", "date", "date", "amount", "amount", "amount", "text"],
    rows: parts.flatMap(({ currency, lines, open }) => [
      ...lines.flatMap((line) => [
        [line.id, "", line.issued, line.due, line.amount, "", line.open ?? "", currency],
        ...line.payments.map(({ date, amount, isSetOff }) => [
          line.id,
          isSetOff ? w.setOff : w.payment,
          date,
          "",
          "",
          amount,
          "",
          currency,
        ]),
      ]),
      [w.total, "", "", "", "", "", open, currency],
    ]),
  };
}
