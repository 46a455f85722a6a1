import { checkTerms, dueDate, EncoursError, type PaymentTerms, type Sector } from "encours";
import { Calculator, type Shown } from "../calculator.ts";
import { type Child, h } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { stepsList } from "../steps-list.ts";
import type { CheckedDueDate, DueDateElement as Published } from "../types/due-date.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type DueDateWords, words } from "./words.ts";

/** Each sector with the debtors that it is of. */
const SECTORS: Record<Sector, "business" | "public"> = {
  perishable: "business",
  liveCattleFreshMeat: "business",
  alcoholConsumption: "business",
  alcoholCirculation: "business",
  transport: "business",
  publicHealth: "public",
  publicUndertaking: "public",
};

const FIELDS = [
  { name: "issued", kind: "date", today: true },
  {
    name: "terms",
    kind: "choice",
    choices: ["net", "endOfMonth", "receipt"],
    path: "terms/kind",
  },
  { name: "days", kind: "number", initial: "30", required: true, path: "terms/days" },
  {
    name: "order",
    kind: "choice",
    choices: ["daysThenEndOfMonth", "endOfMonthThenDays"],
    path: "terms/order",
  },
  { name: "dayOfMonth", kind: "number", path: "terms/dayOfMonth" },
  { name: "debtor", kind: "choice", choices: ["business", "public", "consumer"] },
  { name: "sector", kind: "choice", choices: ["", ...Object.keys(SECTORS)] },
  { name: "periodic", kind: "flag", place: "options" },
  {
    name: "businessDay",
    kind: "choice",
    choices: ["none", "following", "preceding", "modifiedFollowing"],
    path: "terms/businessDay",
    place: "options",
  },
  {
    name: "holidays",
    kind: "choice",
    choices: ["metropolitan", "alsaceMoselle"],
    path: "terms/holidays",
    place: "options",
  },
] as const satisfies Field[];

/**
 * The last day to pay an invoice, and whether its terms are lawful.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-due-date
 *
 * @attr {string} issued - Day of issue, "2025-01-31"; default: today.
 * @attr {"net"|"endOfMonth"|"receipt"} terms - Default "net".
 * @attr {string} days - Whole, 0 … 365; default "30".
 * @attr {"daysThenEndOfMonth"|"endOfMonthThenDays"} order - With terms="endOfMonth"; default "daysThenEndOfMonth".
 * @attr {string} day-of-month - With terms="endOfMonth": the day agreed, 1 … 31.
 * @attr {"business"|"public"|"consumer"} debtor - Default "business".
 * @attr {"perishable"|"liveCattleFreshMeat"|"alcoholConsumption"|"alcoholCirculation"|"transport"|"publicHealth"|"publicUndertaking"} sector - One with terms of its own in law; the last two with debtor="public".
 * @attr {boolean} periodic - A periodic invoice.
 * @attr {"none"|"following"|"preceding"|"modifiedFollowing"} business-day - Where a due date moves that is no business day; default "none".
 * @attr {"metropolitan"|"alsaceMoselle"} holidays - Default "metropolitan".
 *
 * @fires encours-result - `detail` is a CheckedDueDate.
 */
export class DueDateElement extends Calculator<CheckedDueDate> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "due-date";
  protected readonly own = words;
  protected readonly formula = formula;

  declare issued: string;
  declare terms: "net" | "endOfMonth" | "receipt";
  declare days: string;
  declare order: "daysThenEndOfMonth" | "endOfMonthThenDays";
  declare dayOfMonth: string;
  declare debtor: "business" | "public" | "consumer";
  declare sector: "" | Sector;
  declare periodic: boolean;
  declare businessDay: "none" | "following" | "preceding" | "modifiedFollowing";
  declare holidays: "metropolitan" | "alsaceMoselle";

  protected override asks(name: string): boolean {
    switch (name) {
      case "days":
      case "businessDay":
        return this.terms !== "receipt";
      case "order":
      case "dayOfMonth":
        return this.terms === "endOfMonth";
      case "holidays":
        return this.terms !== "receipt" && this.businessDay !== "none";
      case "sector":
        return this.debtor !== "consumer";
      case "periodic":
        return this.debtor === "business" && this.typed("sector") === "";
      default:
        return true;
    }
  }

  protected override offers(name: string, choice: string): boolean {
    const debtor = name === "sector" ? SECTORS[choice as Sector] : undefined;
    return debtor === undefined || debtor === this.debtor;
  }

  protected override compute(): CheckedDueDate {
    const terms = this.#terms(this.order);
    const given = dueDate({ issued: this.given("issued") ?? "", terms });
    const sector = this.given("sector") as Sector | undefined;
    const check = checkTerms({
      terms,
      debtor: this.debtor,
      periodic: this.asks("periodic") && this.periodic,
      ...(sector && { sector }),
    });
    const known = new Set(given.rules.map(({ id }) => id));
    return {
      due: given.due,
      check,
      rules: [...given.rules, ...check.rules.filter(({ id }) => !known.has(id))],
      steps: [...given.steps, ...check.steps],
    };
  }

  #terms(order: this["order"]): PaymentTerms {
    if (this.terms === "receipt") return { kind: this.terms };
    const holidays = this.given("holidays") as this["holidays"] | undefined;
    const moved = { businessDay: this.businessDay, ...(holidays && { holidays }) };
    const days = this.whole("days") ?? 0;
    if (this.terms !== "endOfMonth") return { kind: this.terms, days, ...moved };
    const dayOfMonth = this.whole("dayOfMonth");
    return {
      kind: this.terms,
      days,
      order,
      ...(dayOfMonth !== undefined && { dayOfMonth }),
      ...moved,
    };
  }

  protected override show({ due, check, steps }: CheckedDueDate): Shown {
    const f = this.format;
    const w = this.ownWords as DueDateWords;
    const notes = [];
    if (check.maximum.length > 0) {
      notes.push(w.maximum(check.maximum.map((terms) => this.#inShort(terms)).join(w.or)));
    }
    if (this.terms === "endOfMonth") {
      const other = this.#terms(
        this.order === "daysThenEndOfMonth" ? "endOfMonthThenDays" : "daysThenEndOfMonth",
      );
      const date = this.#due(other);
      if (date !== undefined) notes.push(w.otherOrder(this.#inShort(other), f.date(date)));
    }
    return {
      value: due,
      figure: h("span", { class: "nowrap" }, f.date(due)),
      meaning: check.message,
      caution: !check.lawful,
      notes,
      detail: [
        check.maximum.length > 0 && this.#longest(due, check.maximum),
        stepsList(f, names, steps),
      ],
    };
  }

  /** For this invoice; undefined where it would be after the last day of the calendar. */
  #due(terms: PaymentTerms): string | undefined {
    try {
      return dueDate({ issued: this.given("issued") ?? "", terms }).due;
    } catch (error) {
      if (error instanceof EncoursError) return undefined;
      throw error;
    }
  }

  #inShort(terms: PaymentTerms): string {
    const w = this.ownWords as DueDateWords;
    if (terms.kind === "receipt") return w.receipt;
    const days = this.format.count(terms.days);
    if (terms.kind === "net") return w.net(days);
    const said = w[terms.order](days);
    return terms.dayOfMonth === undefined
      ? said
      : w.onDay(said, this.format.count(terms.dayOfMonth));
  }

  #longest(due: string, maximum: readonly PaymentTerms[]): Child {
    const f = this.format;
    const w = this.ownWords as DueDateWords;
    const rows: Child[][] = maximum.map((terms) => {
      const date = this.#due(terms);
      return [this.held(w.longest(this.#inShort(terms))), date !== undefined && f.date(date)];
    });
    return table(
      w.table(f.date(this.given("issued") ?? "")),
      [{ head: w.terms }, { head: w.due, figure: true }],
      [[w.agreed, f.date(due)], ...rows],
    );
  }
}
