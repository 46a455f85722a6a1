import type { AgingReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import type { Table } from "../../table.ts";
import "../../charts/chart-view.ts";
import type { StackedBars } from "../../charts/draw.ts";
import { disputed, followDisputed } from "../../disputed.ts";
import { ALL_INVOICES, type InvoiceFilter } from "../../router.ts";
import { figures, format, go, invoicesAddress, words } from "../../state.ts";
import type { Figures } from "../../worker/messages.ts";
import { figureButton, figureLink } from "../figure-button.ts";
import { bucketLabel } from "../invoices/invoice-cells.ts";
import { scrolling, sectionFrame } from "./section-frame.ts";
import { SectionView } from "./section-view.ts";

const FIRST_ROWS = 20;
const MORE_ROWS = 100;
type Sums = AgingReport["total"];

export class AgingSection extends SectionView {
  static override properties = { rows: { state: true } };
  declare rows: number;
  #picture: { of: Figures; language: string; picture: StackedBars } | undefined;

  constructor() {
    super();
    this.rows = FIRST_ROWS;
  }

  protected override follow(): () => void {
    return followDisputed();
  }

  override render(): TemplateResult {
    const made = figures.value;
    const report = made?.aging.value;
    if (!made || !report) return html``;
    const w = words.value;
    const f = format.value;
    const [first] = report.rows;
    const name = first?.name ?? first?.customer ?? "";
    const finding = !first
      ? w.aging.none
      : isZero(first.overdue)
        ? w.aging.finding(name, f.money(first.total, report.currency))
        : w.aging.findingLate(
            name,
            f.money(first.total, report.currency),
            f.money(first.overdue, report.currency),
          );
    const body = first
      ? html`
          ${this.#legend(report)}
          <chart-view .picture=${this.#draw(made, report)} label=${w.aging.chart}></chart-view>
          ${this.#table(report)}
        `
      : html``;
    return sectionFrame({
      id: "aging",
      name: w.aging.name,
      finding,
      help: w.aging.help,
      body,
      ...(first ? { table: () => this.#exported(report), png: true } : {}),
    });
  }

  #legend(report: AgingReport): TemplateResult {
    const labels = report.buckets.map(bucketLabel);
    const last = labels.length - 1;
    const age = (index: number) => (last < 1 ? 4 : Math.round((index * 3) / last) + 1);
    return html`<ul class="legend">
      <li class="legend__item legend__item--not-due">${words.value.aging.notDue}</li>
      ${labels.map(
        (label, index) =>
          html`<li class=${`legend__item legend__item--age-${age(index)}`}>${label}</li>`,
      )}
    </ul>`;
  }

  /** Kept while figures and language stay: a picture is drawn again only when it says something else. */
  #draw(made: Figures, report: AgingReport): StackedBars {
    const f = format.value;
    const w = words.value;
    if (this.#picture?.of === made && this.#picture.language === f.language) {
      return this.#picture.picture;
    }
    const others = made.others;
    const named = others ? report.rows.slice(0, 8) : report.rows;
    const rows: (Sums & { name?: string; customer?: string })[] = [...named];
    if (others) rows.push(others);
    const labels = report.buckets.map(bucketLabel);
    const picture: StackedBars = {
      kind: "stacked",
      rows: rows.map(
        (row) =>
          row.name ?? row.customer ?? w.table.others(f.count(report.rows.length - named.length)),
      ),
      series: [
        { label: w.aging.notDue, notDue: true, values: rows.map((row) => row.notDue) },
        ...labels.map((label, index) => ({
          label,
          notDue: false,
          values: rows.map((row) => row.buckets[index] ?? "0"),
        })),
      ],
      totals: rows.map((row) => f.decimal(row.total)),
      choose: (row, series) => {
        const bucket = report.buckets[series - 1]?.label;
        go({
          screen: "invoices",
          invoices: {
            ...ALL_INVOICES,
            ...ofCustomer(rows[row] ?? {}),
            ...(bucket === undefined ? { standing: "notDue" } : { bucket }),
          },
        });
      },
      show: (decimal) => f.money(decimal, report.currency),
      axis: (value) => f.axis(value),
    };
    this.#picture = { of: made, language: f.language, picture };
    return picture;
  }

  #table(report: AgingReport): TemplateResult {
    const w = words.value;
    const f = format.value;
    const { rows, total } = report;
    const shown = rows.slice(0, this.rows);
    const credits = !isZero(total.credits);
    const labels = report.buckets.map(bucketLabel);
    /** A sum leads to its invoices. */
    const sum = (decimal: string, label: string, place: Partial<InvoiceFilter>) =>
      html`<td class="number">
        ${
          isZero(decimal)
            ? amount(f, decimal)
            : figureLink(
                w.invoices.listOf(label),
                f.decimal(decimal),
                invoicesAddress(place),
                amount(f, decimal),
              )
        }
      </td>`;
    const sums = (row: Sums & { customer?: string }) => html`
      ${sum(row.notDue, w.aging.notDue, { ...ofCustomer(row), standing: "notDue" })}
      ${row.buckets.map((bucket, index) =>
        sum(bucket, labels[index] ?? "", {
          ...ofCustomer(row),
          bucket: report.buckets[index]?.label ?? "",
        }),
      )}
      ${credits ? sum(row.credits, w.aging.credits, { ...ofCustomer(row), standing: "credit" }) : nothing}
    `;
    const money = (decimal: string) => f.money(decimal, report.currency);
    const whole = (row: Sums & { invoices: number }, title: string, shown: unknown) =>
      html`<td class="number">
        ${figureButton(
          title,
          money(row.total),
          {
            method: w.aging.why,
            page: "aging",
            inputs: [
              { label: w.aging.notDue, figure: money(row.notDue) },
              ...labels.map((label, index) => ({
                label,
                figure: money(row.buckets[index] ?? "0"),
              })),
              { label: w.aging.credits, figure: money(row.credits) },
              { label: w.aging.invoices, figure: f.count(row.invoices) },
            ],
          },
          shown,
        )}
      </td>`;
    /** The oldest delay leads to the invoices that are late. */
    const oldest = ({ oldestDays }: { oldestDays: number }, place: Partial<InvoiceFilter>) =>
      html`<td class="number">
        ${
          oldestDays > 0
            ? figureLink(
                w.aging.oldest,
                w.aging.days(f.count(oldestDays)),
                invoicesAddress({ ...place, standing: "overdue" }),
              )
            : nothing
        }
      </td>`;
    const table = html`<table class="table table--wide table--total">
      <caption class="visually-hidden">${w.aging.chart}</caption>
      <thead>
        <tr>
          <th scope="col">
            ${w.table.customer} <span class="table__unit">${w.table.in(report.currency)}</span>
          </th>
          <th scope="col" class="number">${w.aging.notDue}</th>
          ${report.buckets
            .map(bucketLabel)
            .map((label) => html`<th scope="col" class="number">${label}</th>`)}
          ${
            credits
              ? html`<th scope="col" class="number" title=${w.aging.creditsHelp}>
                  ${w.aging.credits}
                </th>`
              : nothing
          }
          <th scope="col" class="number">${w.aging.oldest}</th>
          <th scope="col" class="number">${w.table.total}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (row) => html`<tr>
            <th scope="row">${row.name ?? row.customer}</th>
            ${sums(row)}
            ${oldest(row, ofCustomer(row))}
            ${whole(row, row.name ?? row.customer, html`<strong>${amount(f, row.total)}</strong>`)}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${w.table.total}</th>
          ${sums(total)}
          ${oldest(total, {})} ${whole(total, w.aging.name, amount(f, total.total))}
        </tr>
        ${this.#disputed(report, sum)}
      </tfoot>
    </table>`;
    const left = rows.length - shown.length;
    return html`${scrolling(w.aging.name, table)}
    ${
      left > 0
        ? html`<p class="table-more">
            ${w.table.shown(f.count(shown.length), f.count(rows.length))}
            <button
              class="button"
              @click=${() => {
                this.rows += MORE_ROWS;
              }}
            >
              ${w.table.more(f.count(Math.min(MORE_ROWS, left)))}
            </button>
          </p>`
        : nothing
    }`;
  }

  /** What is contested stays in its bucket, and is told below it. */
  #disputed(
    report: AgingReport,
    sum: (decimal: string, label: string, place: Partial<InvoiceFilter>) => TemplateResult,
  ): TemplateResult | typeof nothing {
    const sums = this.#contested();
    if (!sums) return nothing;
    const w = words.value;
    const labels = report.buckets.map(bucketLabel);
    const standing = "disputed" as const;
    const of = (label: string) => `${label}, ${w.aging.disputed}`;
    return html`<tr class="table__of" data-disputed>
      <th scope="row">${w.aging.disputed}</th>
      ${sum(sums.notDue, of(w.aging.notDue), { standing })}
      ${sums.buckets.map((bucket, index) =>
        sum(bucket, of(labels[index] ?? ""), {
          standing,
          bucket: report.buckets[index]?.label ?? "",
        }),
      )}
      ${isZero(report.total.credits) ? nothing : html`<td></td>`}
      <td></td>
      ${sum(sums.total, w.aging.disputed, { standing })}
    </tr>`;
  }

  #contested(): Sums | undefined {
    return disputed.value?.of === figures.value ? disputed.value?.sums : undefined;
  }

  #exported(report: AgingReport): Table {
    const w = words.value;
    const sums = [
      w.aging.notDue,
      ...report.buckets.map(bucketLabel),
      w.aging.credits,
      w.table.total,
    ];
    const cells = (row: Sums) => [row.notDue, ...row.buckets, row.credits, row.total];
    const contested = this.#contested();
    const all = [w.table.total, ...cells(report.total)];
    const rows = report.rows.map((row) => [row.name ?? row.customer, ...cells(row)]);
    return {
      head: [w.table.customer, ...sums],
      kinds: ["text", ...sums.map(() => "amount" as const)],
      // What is contested is a part of the total: it stands below it.
      ...(contested
        ? { rows: [...rows, all, [w.aging.disputed, ...cells(contested)]] }
        : { rows, totals: all }),
      currency: report.currency,
    };
  }
}

function ofCustomer({ customer }: { customer?: string }): Partial<InvoiceFilter> {
  return customer === undefined ? {} : { customer };
}

customElements.define("aging-section", AgingSection);
