/** The agreement on a payment plan, as a letter: its parts are those that the core split, word for word the same on paper and in the PDF. */
import { Format, type Language } from "../../ui/format.ts";
import { agreementWords } from "../../ui/i18n/screens/agreement.ts";
import { lettersWords } from "../../ui/i18n/screens/letters.ts";
import type { Contact, Identity, PaymentPlan } from "../desk.ts";
import type { Block, Letter } from "./letter.ts";
import { recipientLines, senderLines, spacedIban } from "./parties.ts";

export interface AgreementInput {
  plan: PaymentPlan;
  /** Who owes. */
  debtor: string;
  contact: Contact;
  me: Identity;
  language: Language;
}

export function agreementLetter({ plan, debtor, contact, me, language }: AgreementInput): Letter {
  const w = agreementWords[language];
  const letters = lettersWords[language];
  const f = new Format(language);
  const day = f.date(plan.made);
  const total = f.money(plan.total, plan.currency);
  const last = plan.invoices.at(-1) ?? "";
  const numbers =
    plan.invoices.length > 1 ? `${plan.invoices.slice(0, -1).join(", ")}${w.lastOf}${last}` : last;
  const text = (said: string): Block => ({ kind: "text", text: said });
  const rows = plan.parts.map(({ date, amount }, index) => [
    f.count(index + 1),
    f.date(date),
    f.money(amount, plan.currency),
  ]);
  const grace = plan.graceDays;
  return {
    language,
    day: plan.made,
    sender: senderLines(me, letters),
    recipient: recipientLines(debtor, contact),
    placeAndDate: letters.placeAndDate(me.city, day),
    subjectMark: letters.subjectMark,
    subject: w.subject(numbers),
    blocks: [
      text(w.parties(me.name || w.us, debtor)),
      text(`${w.debt[plan.base ?? "sum"](debtor, total, numbers, day)} ${w.proof}`),
      text(w.split(f.count(plan.parts.length))),
      {
        kind: "invoices",
        table: { head: [...w.head], rows, foot: [w.sum, "", total] },
        lines: rows.map((cells) => cells.join(" · ")).join("\n"),
      },
      text(w.pause),
      // Nothing is given up that was not said to be.
      text(plan.interest === "waived" ? w.waived[plan.base ?? "total"] : w.reserved),
      text(grace > 0 ? w.broken(w.days(f.count(grace))) : w.brokenAtOnce),
      text(w.novation),
      ...(me.iban === ""
        ? []
        : [text(letters.payment(spacedIban(me.iban), me.bic, me.name, numbers).join("\n"))]),
      // Room for a signature below each.
      {
        kind: "text",
        text: `${w.copies}\n\n${w.creditorSigns(me.name)}\n\n\n\n${w.debtorSigns(debtor)}\n\n\n`,
        together: true,
      },
    ],
  };
}
