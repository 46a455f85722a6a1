import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { amount } from "../../../ui/money.ts";
import { rowKey, short, showEntryOf } from "../../allowance.ts";
import { previousClosing } from "../../closings.ts";
import { download } from "../../download.ts";
import { identityOf } from "../../letters/parties.ts";
import { provisions, sheets } from "../../provisions.ts";
import {
  book,
  figures,
  format,
  invoicesAddress,
  language,
  preferences,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import type { RiskRow, Sheet } from "../../worker/messages.ts";
import { refusedFigures } from "../dashboard/refused-figures.ts";
import { scrolling, sources } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { figureButton, figureLink, type Reason } from "../figure-button.ts";
import style from "../file-document.css?raw";
import { documentOf } from "../file-document.ts";
import { origin } from "../shell/origin.ts";
import { skeleton } from "../shell/skeleton.ts";
import { rateNames } from "./allowance-rates.ts";
import { type AllowanceColumn, allowanceFigure, COLUMNS } from "./allowance-rows.ts";
import { entriesExport, entriesTable } from "./entries.ts";
import { pastRate } from "./rates-section.ts";
import { entriesOf, previousOf, riskFigure, sorted, whyEntry } from "./risks-section.ts";

/** All of a closing in one document: to be printed, or handed over as one file. */
export class ClosingFile extends View {
  override render(): TemplateResult {
    const made = figures.value;
    const asked = provisions.value;
    const found = sheets.value;
    const refusal = made?.allowance.refusal ?? found?.refusal;
    if (refusal) return refusedFigures(refusal);
    const report = made?.allowance.value;
    if (!report || !asked || found?.value?.asOf !== report.asOf) return skeleton(2);
    const w = provisionsWords[language.value];
    const f = format.value;
    const { currency } = report;
    const desk = book.value?.desk ?? {};
    const last = previousClosing(desk, report.asOf, currency);
    const { name } = identityOf(desk);
    const risks = sorted(asked.risks);
    const booked = entriesOf(risks);
    const own = [...report.entries, ...(booked.get(currency) ?? [])];
    // A risk may be in another currency than the figures.
    const entries = new Map([[currency, own], ...booked, [currency, own]]);
    const rules = new Map(
      [...report.rules, ...risks.flatMap(({ outcome }) => outcome.value?.rules ?? [])].map(
        (rule) => [rule.id, rule],
      ),
    );
    const showEntry = showEntryOf(report);
    const fact = (name: AllowanceColumn) => html`<div class="facts__item">
      <dt>${words.value.allowance[name]}</dt>
      <dd class="number">
        ${allowanceFigure(name, name, report[name], words.value.table.total, f.money(report[name], currency))}
      </dd>
    </div>`;
    return html`<p class="actions file-tools">
        <button class="button button--primary" @click=${() => print()}>${w.print}</button>
        <button class="button" @click=${() => this.#save(report.asOf)}>${w.saveFile}</button>
        ${exportButtons(
          w.entries,
          `entries-${report.asOf}`,
          filesOf(w.entries, () => entriesExport([...entries.values()].flat())),
          "",
        )}
      </p>
      <article class="closing-file">
        <header>
          ${name ? html`<p class="section__name">${name}</p>` : nothing}
          <h1 class="heading heading--wide" id="provisions" tabindex="-1">
            ${w.fileTitle(f.date(report.asOf))}
          </h1>
          <p class="lead">
            ${last ? w.against(f.date(last.date)) : w.firstClosing}
            ${w.movement(f.money(report.charge, currency), f.money(report.reversal, currency))}
          </p>
          <p class="section__note">${origin()}</p>
        </header>
        <h2 class="subheading">${words.value.allowance.name}</h2>
        <dl class="facts facts--column">
          ${COLUMNS.map(fact)}
        </dl>
        <h2 class="subheading">${words.value.allowance.rates}</h2>
        ${this.#rates()} ${report.warnings.map(({ message }) => html`<p class="message">${message}</p>`)}
        <h2 class="subheading">${w.customersFinding}</h2>
        ${this.#customers()}
        <h2 class="subheading">${w.riskEntriesOf}</h2>
        ${risks.length === 0 ? html`<p>${w.noRisk}</p>` : this.#risks(risks)}
        <h2 class="subheading">${words.value.allowance.entries}</h2>
        ${
          [...entries].every(([, lines]) => lines.length === 0)
            ? html`<p>${w.noEntry}</p>`
            : html`${[...entries].map(([unit, lines]) =>
                lines.length === 0
                  ? nothing
                  : entriesTable(lines, unit, (entry, side, title) =>
                      report.entries.includes(entry)
                        ? showEntry(entry, side, title)
                        : whyEntry(risks, entry),
                    ),
              )}
                <p class="section__note">${words.value.allowance.balanced}</p>`
        }
        ${sources([...rules.values()])}
        ${found.value.sheets.map((sheet) => this.#sheet(sheet, currency))}
        ${
          found.value.left > 0
            ? html`<p class="message">${w.sheetsLeft(f.count(found.value.left))}</p>`
            : nothing
        }
      </article>`;
  }

  #save(asOf: string): void {
    const article = this.querySelector<HTMLElement>(".closing-file");
    const title = provisionsWords[language.peek()].fileTitle(format.peek().date(asOf));
    if (article)
      download(`closing-${asOf}.html`, documentOf(article, title, language.peek(), style));
  }

  /** The rates that were chosen, beside those of the past. */
  #rates(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance } = words.value;
    const { ratesPercent, doubtfulPercent, disputedPercent, vatPercent } = preferences.value;
    const past = provisions.value?.lossRates.value;
    const names = rateNames();
    const row = (name: string, percent: string, before: unknown = nothing) => html`<tr>
      <th scope="row">${name}</th>
      <td class="number">
        ${figureButton(`${w.chosen}, ${name}`, f.percent(percent), {
          method: name === allowance.vat ? allowance.whyOf("netOpen") : allowance.ratesHelp,
          page: "allowance",
        })}
      </td>
      <td class="number">${before}</td>
    </tr>`;
    const own = (name: string, percent: string) => (percent === "" ? nothing : row(name, percent));
    return scrolling(
      allowance.rates,
      html`<table class="table">
        <caption class="visually-hidden">${allowance.rates}</caption>
        <thead>
          <tr>
            <th scope="col">${w.age}</th>
            <th scope="col" class="number">${w.chosen}</th>
            <th scope="col" class="number">${w.pastRate}</th>
          </tr>
        </thead>
        <tbody>
          ${ratesPercent.map((percent, at) => {
            const name = names[at] ?? "";
            return row(name, percent, past ? pastRate(past, at, name) : w.noPast);
          })}
          ${own(allowance.doubtful, doubtfulPercent)} ${own(allowance.disputed, disputedPercent)}
          ${row(allowance.vat, vatPercent)}
        </tbody>
      </table>`,
    );
  }

  #customers(): TemplateResult {
    const report = figures.value?.allowance.value;
    if (!report) return html``;
    const { allowance, table } = words.value;
    const cells = (
      row: Record<AllowanceColumn, string>,
      of: string,
      path: (name: AllowanceColumn) => string,
    ) =>
      COLUMNS.map(
        (name) => html`<td class="number">${allowanceFigure(path(name), name, row[name], of)}</td>`,
      );
    return scrolling(
      allowance.name,
      html`<table class="table">
        <caption class="visually-hidden">${allowance.name}</caption>
        <thead>
          <tr>
            <th scope="col">
              ${table.customer} <span class="table__unit">${table.in(report.currency)}</span>
            </th>
            ${COLUMNS.map((name) => html`<th scope="col" class="number">${allowance[name]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${report.rows.map(
            (row) => html`<tr>
              <th scope="row">${row.name ?? row.customer}</th>
              ${cells(row, row.name ?? row.customer, (name) => rowKey(row.customer, name))}
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${table.total}</th>
            ${cells(report, table.total, (name) => name)}
          </tr>
        </tfoot>
      </table>`,
    );
  }

  /** Each risk with what it may cost, and why it is provided for or is not. */
  #risks(risks: readonly RiskRow[]): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance } = words.value;
    return scrolling(
      w.risks,
      html`<table class="table">
        <caption class="visually-hidden">${w.risks}</caption>
        <thead>
          <tr>
            <th scope="col">${w.risk}</th>
            <th scope="col">${w.account}</th>
            <th scope="col" class="number">${w.provided}</th>
            <th scope="col" class="number">${allowance.previous}</th>
            <th scope="col" class="number">${allowance.charge}</th>
            <th scope="col" class="number">${allowance.reversal}</th>
          </tr>
        </thead>
        <tbody>
          ${risks.map((row) => {
            const { risk, released, outcome } = row;
            const made = outcome.value;
            const cell = (name: string, decimal: string | undefined) =>
              html`<td class="number">${riskFigure(row, name, decimal)}</td>`;
            const reason = released
              ? w.released
              : (made?.reason ?? (outcome.refusal && words.value.refusal(outcome.refusal)));
            return html`<tr>
              <th scope="row">
                ${risk.label}
                <span class="table__note">${w.kinds[risk.kind]}, ${risk.currency}</span>
                ${
                  released
                    ? nothing
                    : risk.outcomes.map(
                        (one, at) => html`<span class="table__note">
                          ${w.outcomeCost(
                            w.outcomeAt(f.count(at + 1), f.percent(String(one.probabilityPercent))),
                            f.money(String(one.amount), risk.currency),
                          )}
                        </span>`,
                      )
                }
                <span class="table__note">${reason}</span>
              </th>
              <td>${made?.account}</td>
              ${cell(w.provided, made?.amount)} ${cell(allowance.previous, previousOf(row))}
              ${cell(allowance.charge, made?.charge)} ${cell(allowance.reversal, made?.reversal)}
            </tr>`;
          })}
        </tbody>
      </table>`,
    );
  }

  /** One customer on a page of its own. */
  #sheet({ row, lines }: Sheet, currency: string): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance, invoices, table } = words.value;
    const name = row.name ?? row.customer;
    const movement = (column: AllowanceColumn) =>
      isZero(row[column])
        ? nothing
        : html`<div class="facts__item">
            <dt>${allowance[column]}</dt>
            <dd class="number">
              ${allowanceFigure(rowKey(row.customer, column), column, row[column], name, f.money(row[column], currency))}
            </dd>
          </div>`;
    const openWhy: Reason = { method: allowance.whyOf("netOpen"), page: "allowance" };
    return html`<section class="closing-file__sheet" data-sheet=${row.customer}>
      <h2 class="subheading">${w.sheetOf(name)}</h2>
      ${scrolling(
        w.sheetOf(name),
        html`<table class="table table--short">
          <caption class="visually-hidden">${w.sheetOf(name)}</caption>
          <thead>
            <tr>
              <th scope="col">${invoices.columns.number}</th>
              <th scope="col">${invoices.columns.issued}</th>
              <th scope="col">${invoices.columns.due}</th>
              <th scope="col" class="number">${w.daysLate}</th>
              <th scope="col" class="number">
                ${allowance.netOpen} <span class="table__unit">${table.in(currency)}</span>
              </th>
              <th scope="col" class="number">${w.rate}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(
              (line) => html`<tr>
                <th scope="row">
                  ${line.invoice}
                  ${line.reason ? html`<span class="table__note">${line.reason}</span>` : nothing}
                </th>
                <td class="table__dates">${line.issued ? f.date(line.issued) : ""}</td>
                <td class="table__dates">${line.due ? f.date(line.due) : ""}</td>
                <td class="number">
                  ${
                    line.daysLate > 0
                      ? figureLink(
                          `${w.daysLate}, ${line.invoice}`,
                          f.count(line.daysLate),
                          invoicesAddress({ invoice: line.invoice }),
                        )
                      : nothing
                  }
                </td>
                <td class="number">
                  ${figureButton(
                    `${allowance.netOpen}, ${line.invoice}`,
                    f.money(line.net, currency),
                    openWhy,
                    amount(f, line.net),
                  )}
                </td>
                <td class="number">
                  ${figureButton(`${w.rate}, ${line.invoice}`, f.percent(short(line.ratePercent)), {
                    method: line.reason ?? allowance.byAge,
                    page: "allowance",
                    ...(line.daysLate > 0
                      ? { inputs: [{ label: w.daysLate, figure: f.count(line.daysLate) }] }
                      : {}),
                  })}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      <dl class="facts facts--column facts--sum">
        ${COLUMNS.map(movement)}
      </dl>
    </section>`;
  }
}

customElements.define("closing-file", ClosingFile);
