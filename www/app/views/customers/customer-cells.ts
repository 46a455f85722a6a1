/** How a customer is read: its score, its limits, what it owes, each with why it is what it is. */
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { type CustomerWords, customerWords } from "../../../ui/i18n/screens/customers.ts";
import { amount } from "../../../ui/money.ts";
import { format, invoicesAddress, language, screenAddress, showWhy, words } from "../../state.ts";
import type { CustomerRow } from "../../worker/messages.ts";
import { figureLink } from "../figure-button.ts";

export function wordsOfCustomers(): CustomerWords {
  return customerWords[language.value];
}

export function nameOf({ name, customer }: Pick<CustomerRow, "name" | "customer">): string {
  return name ?? customer;
}

/** A figure that says why it is what it is. */
function why(figure: string, shown: unknown, open: () => void): TemplateResult {
  return html`<button
    class="figure-button"
    aria-label=${`${figure}, ${words.value.why.title}`}
    @click=${open}
  >
    ${shown}
  </button>`;
}

export function scoreCell(row: CustomerRow): TemplateResult {
  const w = wordsOfCustomers();
  const score = format.value.count(row.score);
  const isNew = row.grade === "new";
  return why(
    isNew ? w.gradedNew(score) : w.graded(score, row.grade),
    isNew ? w.gradeNew(score) : w.grade(row.grade, score),
    () => whyScore(row),
  );
}

function whyScore(row: CustomerRow): void {
  const w = wordsOfCustomers();
  const f = format.value;
  const score = f.count(row.score);
  const isNew = row.grade === "new";
  showWhy({
    title: w.why.score(nameOf(row)),
    figure: isNew ? w.gradedNew(score) : w.graded(score, row.grade),
    method: isNew ? w.why.scoreNew : w.why.scoreMethod,
    page: "scores",
    inputs: isNew
      ? [{ label: w.columns.oldest, figure: w.days(f.count(row.oldestDays)) }]
      : row.parts.map((part) => ({
          label: w.why.parts[part.id],
          figure: w.why.points(f.count(part.points), f.count(part.of), measured(part)),
        })),
  });
}

/** What a part of the score was measured by. */
export function measured({ id, value }: CustomerRow["parts"][number]): string {
  const f = format.value;
  switch (id) {
    case "punctuality":
    case "trend":
      return wordsOfCustomers().days(f.decimal(value));
    case "onTime":
    case "overdue":
      return f.percent(value);
    case "disputes":
      return f.decimal(value);
  }
}

/** What a customer owes, as an amount of a table or with its currency. */
export function exposureCell(
  row: CustomerRow,
  currency: string,
  shown: TemplateResult = amount(format.value, row.exposure),
): TemplateResult {
  return why(format.value.money(row.exposure, currency), shown, () =>
    whyExposure(wordsOfCustomers().why.exposure(nameOf(row)), row.exposure, row, currency),
  );
}

/** Of one customer, or of all that are listed. */
export function whyExposure(
  title: string,
  exposure: string,
  { notDue, overdue, credits }: Pick<CustomerRow, "notDue" | "overdue" | "credits">,
  currency: string,
): void {
  const { aging } = words.value;
  const f = format.value;
  showWhy({
    title,
    figure: f.money(exposure, currency),
    method: aging.why,
    page: "aging",
    inputs: [
      { label: aging.notDue, figure: f.money(notDue, currency) },
      { label: wordsOfCustomers().columns.overdue, figure: f.money(overdue, currency) },
      { label: aging.credits, figure: f.money(credits, currency) },
    ],
  });
}

/** What no insurer and no guarantor bears of it. */
export function netCell(
  row: CustomerRow,
  currency: string,
  shown: TemplateResult = amount(format.value, row.netExposure),
): TemplateResult {
  const w = wordsOfCustomers();
  const f = format.value;
  const figure = f.money(row.netExposure, currency);
  return why(figure, shown, () =>
    showWhy({
      title: w.why.net(nameOf(row)),
      figure,
      method: w.why.netMethod,
      page: "scores",
      inputs: [
        { label: w.columns.exposure, figure: f.money(row.exposure, currency) },
        { label: w.panel.guaranteed, figure: f.money(row.guaranteed ?? "0", currency) },
      ],
    }),
  );
}

export function suggestedCell(row: CustomerRow, currency: string): TemplateResult {
  const w = wordsOfCustomers();
  const f = format.value;
  const { suggestedLimit } = row;
  const figure = suggestedLimit === null ? w.tooEarly : f.money(suggestedLimit, currency);
  const shown =
    suggestedLimit === null
      ? html`<span class="customers__none">${w.tooEarly}</span>`
      : amount(f, suggestedLimit);
  return why(figure, shown, () => {
    const [punctuality] = row.parts;
    showWhy({
      title: w.why.suggested(nameOf(row)),
      figure,
      method: suggestedLimit === null ? w.why.suggestedNew : w.why.suggestedMethod,
      page: "scores",
      inputs: punctuality
        ? [
            { label: w.columns.score, figure: w.graded(f.count(row.score), row.grade) },
            { label: w.why.parts.punctuality, figure: measured(punctuality) },
          ]
        : [],
    });
  });
}

/** How late the oldest invoice is leads to those that are late; so does what is overdue. */
export function oldestCell(
  row: Pick<CustomerRow, "oldestDays"> & { customer?: string },
  name: string,
): unknown {
  const w = wordsOfCustomers();
  if (row.oldestDays === 0) return nothing;
  const figure = w.days(format.value.count(row.oldestDays));
  return figureLink(`${w.columns.oldest}, ${name}`, figure, lateInvoices(row));
}

export function overdueCell(
  row: Pick<CustomerRow, "overdue"> & { customer?: string },
  currency: string,
  name: string,
): TemplateResult {
  const f = format.value;
  const shown = amount(f, row.overdue);
  if (isZero(row.overdue)) return shown;
  const title = `${wordsOfCustomers().columns.overdue}, ${name}`;
  return figureLink(title, f.money(row.overdue, currency), lateInvoices(row), shown);
}

function lateInvoices({ customer }: { customer?: string }): string {
  return invoicesAddress({
    standing: "overdue",
    ...(customer === undefined ? {} : { customer }),
  });
}

/** The limit that was set leads to where it is set. */
export function limitCell(row: CustomerRow, currency: string): TemplateResult {
  const w = wordsOfCustomers();
  const f = format.value;
  const { creditLimit, overLimit, customer } = row;
  return creditLimit === null
    ? html`<span class="customers__none">${w.noLimit}</span>`
    : html`${figureLink(
        `${w.columns.creditLimit}, ${nameOf(row)}`,
        f.money(creditLimit, currency),
        screenAddress("customers", { customer }),
        amount(f, creditLimit),
      )}
      ${overLimit ? html`<strong class="customers__over">${w.isOver}</strong>` : ""}`;
}
