/** Why a figure of the allowances is what it is: what the core makes it of. */
import type { AllowanceReport, FigurePart, JournalEntry } from "encours";
import { calculation } from "../ui/calculation.ts";
import { ask, figures, format, notice, showWhy, words } from "./state.ts";

/** Beyond these, the largest ones, a part is told by how many they are. */
const NAMED_ITEMS = 50;

/**
 * Opens « Pourquoi ce chiffre ? » on a figure of the report that is shown.
 * @param key Its path in the report: "allowance", "rows/C-1/charge".
 */
export async function showAllowance(key: string, title: string): Promise<void> {
  const made = figures.peek();
  if (!made) return;
  const outcome = await ask("computing", (engine) => engine.allowanceFigure(made.choices, key));
  if (!outcome) return;
  const { refusal, value: figure } = outcome;
  if (refusal) {
    notice.value = { kind: "error", text: (w) => w.refusal(refusal) };
    return;
  }
  const w = words.peek().allowance;
  const f = format.peek();
  const known = new Map(
    figure.parts.map(({ name, value, unit }) => [name, unit === "percent" ? short(value) : value]),
  );
  const names = new Map(
    made.allowance.value?.rows.map(({ customer, name }) => [customer, name ?? customer]),
  );
  showWhy({
    title,
    figure: f.money(figure.value ?? "0", figure.unit),
    method: w.whyOf(key.split("/").at(-1) ?? ""),
    page: "allowance",
    rules: figure.rules,
    inputs: figure.parts.flatMap((part) => inputs(part, known, names)),
    ...(/[-+*/(]/.test(figure.formula)
      ? { calculation: calculation(f, figure.formula, known) }
      : {}),
  });
}

/** What opens on an amount of the entries of that report. */
export function showEntryOf({ entries }: AllowanceReport) {
  return (entry: JournalEntry, side: "debit" | "credit", title: string): void =>
    void showAllowance(`entries/${entries.indexOf(entry)}/${side}`, title);
}

/** The path of a customer's figure in the report. */
export function rowKey(customer: string, figure: string): string {
  return `rows/${customer.replaceAll("~", "~0").replaceAll("/", "~1")}/${figure}`;
}

/** What a part holds, each with its rate where it has one. */
function inputs(
  { name, unit, items }: FigurePart,
  known: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
) {
  const w = words.peek().allowance;
  const f = format.peek();
  // Told beside what it weighs.
  if (name.startsWith("rate")) return [];
  const rate = known.get(name.replace(/^net(?=\d)/, "rate"));
  const found = items.slice(0, NAMED_ITEMS).map(({ invoice, customer, amount }) => {
    const of = invoice ?? (customer && (names.get(customer) ?? customer)) ?? w.partOf(name);
    if (name === "individual")
      return { label: w.individual(of), figure: f.money(amount, unit ?? "EUR") };
    const label = rate !== undefined && rate !== amount ? w.at(of, f.percent(rate)) : of;
    return { label, figure: f.money(amount, unit ?? "EUR") };
  });
  const left = items.length - found.length;
  return left > 0 ? [...found, { label: w.others(f.count(left)), figure: "" }] : found;
}

/** « 5.000000 » as a person writes it. */
export function short(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}
