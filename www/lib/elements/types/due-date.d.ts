import type { CheckedTerms, IsoDate, Rule, Sector, Step } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** What `dueDate` and `checkTerms` give for an invoice. */
export interface CheckedDueDate {
  /** The last day to pay. */
  due: IsoDate;
  /** Whether the terms are lawful. */
  check: CheckedTerms;
  /** All that both rest on. */
  rules: Rule[];
  /** Why this day, then why the terms are lawful or not. */
  steps: Step[];
}

/** `<encours-due-date>`: the last day to pay an invoice, and whether its terms are lawful. */
export declare class DueDateElement extends CalculatorElement<CheckedDueDate> {
  /** Day of issue; "": today. */
  issued: string;
  /** How the days run: from the issue, to or from the end of its month, or not at all. */
  terms: "net" | "endOfMonth" | "receipt";
  /** Whole, 0 … 365. */
  days: string;
  /** With terms "endOfMonth". */
  order: "daysThenEndOfMonth" | "endOfMonthThenDays";
  /** With terms "endOfMonth": the day agreed, 1 … 31; "": none. */
  dayOfMonth: string;
  /** Who owes: the law of terms goes by that. */
  debtor: "business" | "public" | "consumer";
  /** One with terms of its own in law; "": none. The last two with debtor "public". */
  sector: "" | Sector;
  /** A periodic invoice. */
  periodic: boolean;
  /** Where a due date moves that is no business day. */
  businessDay: "none" | "following" | "preceding" | "modifiedFollowing";
  /** Which days are holidays, with a business day: Alsace and Moselle have two more. */
  holidays: "metropolitan" | "alsaceMoselle";
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-due-date": DueDateElement;
  }
}
