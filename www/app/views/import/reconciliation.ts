import { signal } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import { reconciliationWords } from "../../../ui/i18n/screens/reconciliation.ts";
import { money } from "../../../ui/money.ts";
import { deskValue } from "../../desk.ts";
import {
  type Choice,
  choices,
  type Decision,
  decide,
  open,
  overpaid,
  quote,
  record,
  settled,
  statement,
} from "../../reconciliation.ts";
import { book, busy, format, language, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import type { BankLine, BankReading, Match } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { warnings } from "./warnings.ts";

const DECISIONS: Decision[] = ["accept", "later", "ignore"];
/** No more lines that cannot be read are told one by one. */
const MOST_TOLD = 20;
/** So many lines are shown at first, and more each time that they are asked for. */
const ROWS = 100;
/** Of which statement so many lines are shown. */
const shown = signal<{ of?: BankReading; rows: number }>({ rows: ROWS });

/** « Rapprochement » : what a bank statement seems to pay, for the person to confirm line by line. */
export function reconciliation(file: string, leave: () => void): TemplateResult | typeof nothing {
  const reading = statement.value?.reading;
  if (!reading) return nothing;
  const w = reconciliationWords[language.value];
  const f = format.value;
  const lines = open.value;
  const proposed = lines.filter(({ key }) => reading.matches[key]).length;
  const payments = settled.value.filter(({ invoices }) => invoices.length > 0).length;
  const here = new Set([...lines.map(({ key }) => key), ...reading.done]);
  const outgoing = reading.lines.filter(
    ({ key, amount }) => amount.startsWith("-") && !here.has(key),
  ).length;
  const title =
    lines.length === 0
      ? w.none
      : lines.length === 1
        ? w.one(proposed)
        : w.finding(f.count(lines.length), proposed, f.count(proposed));
  return html`
    <header class="section__head">
      <p class="section__name">${w.of(file)}</p>
      <h1 class="heading heading--wide" id="import" tabindex="-1">${title}</h1>
      ${
        lines.length > 0
          ? html`<p class="lead">${w.nothingSaved} ${proposed > 0 ? w.surest : nothing}</p>`
          : nothing
      }
      ${
        lines.length > 0
          ? html`<p class="section__tools">
              ${exportButtons(
                w.name,
                "rapprochement",
                filesOf(w.name, () => exported(open.peek())),
              )}
              <button class="button button--quiet" @click=${() => print()}>${w.print}</button>
            </p>`
          : nothing
      }
    </header>
    ${known(reading)}
    ${outgoing > 0 ? html`<p data-outgoing>${w.outgoing(f.count(outgoing))}</p>` : nothing}
    ${warnings(reading.warnings)}
    ${lines.length > 0 ? rows(reading, lines) : nothing}
    ${
      overpaid.value.length > 0
        ? html`<p class="message message--error" role="alert">${w.overpaidHold}</p>`
        : nothing
    }
    <p class="actions">
      ${
        settled.value.length > 0
          ? html`<button
              class="button button--primary"
              ?disabled=${busy.value || overpaid.value.length > 0}
              @click=${() => void record()}
            >
              ${w.record(payments, f.count(payments))}
            </button>`
          : nothing
      }
      <button class="button" @click=${leave}>${lines.length > 0 ? w.drop : w.close}</button>
    </p>
    ${rejected()}
  `;
}

function rows(reading: BankReading, lines: BankLine[]): TemplateResult {
  const w = reconciliationWords[language.value];
  const f = format.value;
  const most = shown.value.of === reading ? shown.value.rows : ROWS;
  const left = lines.length - most;
  return html`${scrolling(
    w.caption,
    html`<table class="table reconciliation" data-reconciliation>
      <caption class="visually-hidden">${w.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${w.date}</th>
          <th scope="col">${w.said}</th>
          <th scope="col" class="table__amount">${w.amount}</th>
          <th scope="col">${w.pays}</th>
          <th scope="col">${w.decision}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.slice(0, most).map((line) => row(line, choices.value.get(line.key)))}
      </tbody>
    </table>`,
  )}
  ${
    left > 0
      ? html`<p class="table-more">
          ${words.value.table.shown(f.count(most), f.count(lines.length))}
          <button
            class="button"
            @click=${() => {
              shown.value = { of: reading, rows: most + ROWS };
            }}
          >
            ${words.value.table.more(f.count(Math.min(ROWS, left)))}
          </button>
        </p>`
      : nothing
  }`;
}

function row(line: BankLine, choice: Choice | undefined): TemplateResult {
  const w = reconciliationWords[language.value];
  const f = format.value;
  const match = choice?.match;
  const decision = choice?.decision ?? "later";
  const name = `${w.decision}, ${f.date(line.date)}, ${f.money(line.amount, line.currency)}`;
  const paid = new Set(decision === "accept" ? match?.invoices.map(({ id }) => id) : []);
  return html`<tr data-line=${line.key}>
    <th scope="row">${f.date(line.date)}</th>
    <td class="table__text reconciliation__said">
      ${line.counterparty ? html`<strong><bdi>${line.counterparty}</bdi></strong><br />` : nothing}
      <bdi>${[line.text, line.reference].filter(Boolean).join(" · ")}</bdi>
    </td>
    <td class="table__amount">${money(f, line.amount, line.currency)}</td>
    <td class="table__text reconciliation__pays">
      ${match ? proposal(match, line) : html`<p>${w.nothing}</p>`}
      ${overpaid.value
        .filter(({ id }) => paid.has(id))
        .map(
          ({ id, amount, currency }) => html`<p class="field__error" role="alert" data-overpaid>
            ${w.overpaid(id, f.money(amount, currency))}
          </p>`,
        )}
      <label class="field">
        <span class="field__label">${w.other}</span>
        <input
          class="field__input"
          name="other"
          placeholder=${w.otherHelp}
          .value=${choice?.quoted ?? ""}
          aria-invalid=${choice?.refusal ? "true" : nothing}
          @change=${(event: Event) => void quote(line, (event.target as HTMLInputElement).value)}
        />
        ${
          choice?.refusal
            ? html`<span class="field__error" role="alert">${choice.refusal.message}</span>`
            : nothing
        }
      </label>
    </td>
    <td class="reconciliation__decision">
      <select
        class="field__input"
        aria-label=${name}
        @change=${(event: Event) =>
          void decide(line.key, (event.target as HTMLSelectElement).value as Decision)}
      >
        ${DECISIONS.filter((one) => one !== "accept" || match).map(
          (one) => html`<option value=${one} .selected=${one === decision}>
            ${w.decisions[one]}
          </option>`,
        )}
      </select>
      <span class="print-only">${w.decisions[decision]}</span>
    </td>
  </tr>`;
}

function level(confidence: number): "high" | "medium" | "low" {
  return confidence >= 80 ? "high" : confidence >= 50 ? "medium" : "low";
}

function proposal({ invoices, confidence, reason }: Match, { currency }: BankLine): TemplateResult {
  const w = reconciliationWords[language.value];
  return html`<ul class="reconciliation__invoices">
      ${invoices.map(
        ({ id, amount }) =>
          html`<li><bdi>${id}</bdi> ${money(format.value, amount, currency)}</li>`,
      )}
    </ul>
    <p class="reconciliation__reason" data-confidence=${level(confidence)}>
      <strong>${w.confidence[level(confidence)]}</strong> ${reason}
    </p>`;
}

/** A row for each invoice that a line pays, or seems to, and one for a line that pays none. */
function exported(lines: BankLine[]): Table {
  const w = reconciliationWords[language.value];
  return {
    head: w.csvHead,
    kinds: ["date", "text", "text", "text", "amount", "text", "text", "amount", "text", "text"],
    rows: lines.flatMap(({ key, date, counterparty, text, reference, amount, currency }) => {
      const { decision = "later", match } = choices.peek().get(key) ?? {};
      const said = [date, counterparty ?? "", text, reference ?? "", amount, currency];
      const decided = [w.decisions[decision], match?.reason ?? ""];
      const paid = match?.invoices.length ? match.invoices : [{ id: "", amount: "" }];
      return paid.map((invoice) => [...said, invoice.id, invoice.amount, ...decided]);
    }),
  };
}

/** Lines that the book knows already: how many, and what became of them. */
function known({ lines, done }: BankReading): TemplateResult | typeof nothing {
  if (done.length === 0) return nothing;
  const w = reconciliationWords[language.value];
  const f = format.value;
  const keys = new Set(done);
  const held = lines.filter(({ key }) => keys.has(key));
  const became = (key: string) => {
    const { invoices = [] } = deskValue(book.value?.desk ?? {}, "bankLine", key) ?? {};
    return invoices.length > 0 ? w.paidFor(invoices.map(({ id }) => id).join(", ")) : w.ignored;
  };
  const more = held.length - ROWS;
  return html`<details class="fold" data-known>
    <summary>${w.known(done.length, f.count(done.length))}</summary>
    <ul class="reconciliation__known">
      ${held.slice(0, ROWS).map(
        ({ key, date, amount, currency, counterparty, text }) => html`<li>
          ${f.date(date)}, ${money(f, amount, currency)},
          <bdi>${counterparty ?? text}</bdi> : ${became(key)}
        </li>`,
      )}
      ${more > 0 ? html`<li>${w.others(f.count(more))}</li>` : nothing}
    </ul>
  </details>`;
}

function rejected(): TemplateResult | typeof nothing {
  const refused = statement.value?.reading.rejected ?? [];
  if (refused.length === 0) return nothing;
  const w = reconciliationWords[language.value];
  const f = format.value;
  const more = refused.length - MOST_TOLD;
  return html`<details class="fold" data-rejected>
    <summary>${w.rejected(f.count(refused.length))}</summary>
    <ul>
      ${refused
        .slice(0, MOST_TOLD)
        .map(({ line, message }) => html`<li>${w.line(f.count(line), message)}</li>`)}
      ${more > 0 ? html`<li>${w.others(f.count(more))}</li>` : nothing}
    </ul>
  </details>`;
}
