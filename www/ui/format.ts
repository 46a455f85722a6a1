/**
 * How figures look. Decimals stay text from the core to the screen: `Intl.NumberFormat` takes the text itself, so nothing is lost and
 * nothing is computed. Dates are split text.
 */
export type Language = "fr" | "en";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const MONTHS_EN: Record<string, string> = {
  "01": "Jan",
  "02": "Feb",
  "03": "Mar",
  "04": "Apr",
  "05": "May",
  "06": "Jun",
  "07": "Jul",
  "08": "Aug",
  "09": "Sep",
  "10": "Oct",
  "11": "Nov",
  "12": "Dec",
};
const MINUS = "\u2212";

/** The number of decimals that a decimal text shows. */
function decimals(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

export function isNegative(decimal: string): boolean {
  return decimal.startsWith("-");
}

/** A decimal without its sign. */
export function unsigned(decimal: string): string {
  return isNegative(decimal) ? decimal.slice(1) : decimal;
}

export function isZero(decimal: string): boolean {
  return /^-?0*(\.0*)?$/.test(decimal);
}

/** What stands before and after the sign of the currency. */
export interface AmountParts {
  before: string;
  unit: string;
  after: string;
}

export class Format {
  readonly #formats = new Map<string, Intl.NumberFormat>();
  readonly #locale: string;

  constructor(readonly language: Language) {
    this.#locale = LOCALES[language];
  }

  #format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const { style, currency, unit, notation, minimumFractionDigits, maximumFractionDigits } =
      options;
    // Written out: a page may have changed how objects become text.
    const key = `${style} ${currency} ${unit} ${notation} ${minimumFractionDigits} ${maximumFractionDigits}`;
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#locale, options);
      this.#formats.set(key, format);
    }
    return format;
  }

  #parts(decimal: string, options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
    const digits = decimals(decimal);
    const format = this.#format({
      ...options,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return format
      .formatToParts(decimal as Intl.StringNumericLiteral)
      .map((part) => (part.type === "minusSign" ? { type: part.type, value: MINUS } : part));
  }

  #text(decimal: string, options: Intl.NumberFormatOptions): string {
    return this.#parts(decimal, options)
      .map((part) => part.value)
      .join("");
  }

  /** 12 800,00 € */
  money(decimal: string, currency: string): string {
    return this.#text(decimal, { style: "currency", currency });
  }

  /** The same in pieces, so that the sign of the currency can be lighter than the amount: « 12 800,00 », « € »; "−", "€", "5.00". */
  moneyParts(decimal: string, currency: string): AmountParts {
    const parts = this.#parts(decimal, { style: "currency", currency });
    const at = parts.findIndex((part) => part.type === "currency");
    const text = (some: Intl.NumberFormatPart[]) => some.map((part) => part.value).join("");
    return {
      before: text(parts.slice(0, at)),
      unit: parts[at]?.value ?? currency,
      after: text(parts.slice(at + 1)),
    };
  }

  /** 12 800,00 */
  decimal(decimal: string): string {
    return this.#text(decimal, {});
  }

  /** 64,84 % */
  percent(decimal: string): string {
    return this.#text(decimal, { style: "unit", unit: "percent" });
  }

  /** 2 466: a count of things, not an amount. */
  count(count: number): string {
    return this.#format({ maximumFractionDigits: 0 }).format(count);
  }

  /** A round number of an axis. */
  axis(value: number): string {
    const text = this.#format({ notation: "compact", maximumFractionDigits: 1 }).format(value);
    return text.replace("-", MINUS);
  }

  /** 30/09/2025, or 30 Sep 2025. */
  date(iso: string): string {
    const [year = "", month = "", day = ""] = iso.split("-");
    if (this.language === "fr") return `${day}/${month}/${year}`;
    return `${day.replace(/^0/, "")} ${MONTHS_EN[month] ?? month} ${year}`;
  }

  /** 30/09/2025 14:05, on the clock of the person: for what was done, never for figures. */
  instant(iso: string): string {
    const shown = new Intl.DateTimeFormat(this.#locale, { dateStyle: "short", timeStyle: "short" });
    return shown.format(new Date(iso));
  }

  /** 30/09 or 30 Sep: where the year is told elsewhere. */
  shortDate(iso: string): string {
    const [, month = "", day = ""] = iso.split("-");
    if (this.language === "fr") return `${day}/${month}`;
    return `${day.replace(/^0/, "")} ${MONTHS_EN[month] ?? month}`;
  }

  /** 09/25 or Sep 25. */
  month(iso: string): string {
    const [year = "", month = ""] = iso.split("-");
    const short = year.slice(2);
    return this.language === "fr" ? `${month}/${short}` : `${MONTHS_EN[month] ?? month} ${short}`;
  }
}

/**
 * An amount as people type it (« 1 234,56 », « 1234.56 », « −12 »), as the plain decimal text that the core takes; undefined where it could be
 * read in two ways (« 10.000,00 »).
 */
export function typedDecimal(typed: string): string | undefined {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(MINUS, "-")
    .replace(/(€|EUR|%)$/, "");
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction] = match;
  return `${sign}${whole.replace(/^0+(?=\d)/, "")}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Today as the wall calendar says, without passing through UTC. */
export function civilToday(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a text is a calendar date that the core takes. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [, year = "", month = "", day = ""] = match;
  const lengths: Record<string, string> = { "02": leap(year) ? "29" : "28" };
  for (const short of ["04", "06", "09", "11"]) lengths[short] = "30";
  return (
    year >= "1970" &&
    year <= "2199" &&
    month >= "01" &&
    month <= "12" &&
    day >= "01" &&
    day <= (lengths[month] ?? "31")
  );
}

/** Within 1970 … 2199. */
function leap(year: string): boolean {
  return /(?:[02468][048]|[13579][26])$/.test(year) && year !== "2100";
}
