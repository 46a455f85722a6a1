import type { CsvOptions } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { fileWords } from "../../../ui/i18n/screens/files.ts";
import { amount, money } from "../../../ui/money.ts";
import { download } from "../../download.ts";
import { type Fact, TOGETHER } from "../../files/content.ts";
import {
  busy,
  chooseSheet,
  claimSales,
  confirm,
  dropped,
  format,
  go,
  isAt,
  language,
  leaveFile,
  REJECTED_ROWS,
  readAgain,
  reading,
  rejectedFile,
  rejectedRows,
  showMoreRejected,
  taken,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import type { Columns, Preview, Reading } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { conflictTable } from "./conflict-table.ts";
import { filePicker } from "./file-picker.ts";
import { reconciliation } from "./reconciliation.ts";
import { warnings } from "./warnings.ts";

type Field = keyof NonNullable<CsvOptions["columns"]>;
const REQUIRED: Field[] = ["id", "customer", "issued", "amount"];
const OPTIONAL: Field[] = [
  "due",
  "customerName",
  "customerKind",
  "vat",
  "currency",
  "paidOn",
  "paid",
  "disputed",
];
const DATE_FORMATS = [
  "DD/MM/YYYY",
  "MM/DD/YYYY",
  "YYYY-MM-DD",
  "YYYYMMDD",
  "DD.MM.YYYY",
  "DD-MM-YYYY",
] as const;

/** From a file to what was understood of it; nothing is saved before the person says so. */
export class ImportScreen extends View {
  #shown: Reading | undefined;

  override render(): TemplateResult {
    const w = words.value.import;
    const current = reading.value;
    if (!current) {
      return html`<section class="import" aria-labelledby="import">
        <h1 class="heading" id="import" tabindex="-1">${w.title}</h1>
        <p class="lead">${w.lead}</p>
        ${filePicker()}
      </section>`;
    }
    return html`<section class="import" aria-labelledby="import">
      ${this.#dropped()} ${this.#sheets()} ${this.#result(current.result, current.file, current.options)}
    </section>`;
  }

  /** A new result starts from the top and takes the focus, so that a screen reader hears it. */
  protected override updated(): void {
    const result = reading.peek()?.result;
    if (result === this.#shown) return;
    this.#shown = result;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>("#import")?.focus({ preventScroll: true });
  }

  #result(result: Reading, file: string, options: CsvOptions): TemplateResult {
    switch (result.kind) {
      case "preview":
        return this.#preview(result.preview, options, result.remembered);
      case "question":
        return result.about === "dateFormat"
          ? this.#dateQuestion(result.example ?? "03/04/2025", options)
          : this.#decimalQuestion(result.example ?? "1.234", options);
      case "statement":
        return html`${reconciliation(file, () => void leaveFile())}`;
      case "columns":
        return this.#columns(result.missing, result.columns, options);
      case "refused":
        return html`
          <h1 class="heading" id="import" tabindex="-1">${words.value.import.refusedTitle}</h1>
          <p class="message message--error" role="alert">
            <strong>${file}</strong> : ${words.value.refusal(result.refusal)}
          </p>
          ${this.#otherFile()}
        `;
    }
  }

  #otherFile(): TemplateResult {
    return html`<p class="actions">
      <button class="button" @click=${() => void leaveFile()}>${words.value.import.otherFile}</button>
    </p>`;
  }

  #preview(preview: Preview, options: CsvOptions, remembered: boolean): TemplateResult {
    const w = words.value.import;
    const f = format.value;
    const { conflicts } = preview;
    const { all, but } = taken.value;
    const replaced = all ? conflicts - but.length : but.length;
    const news = preview.added > 0 || replaced > 0;
    return html`
      <p class="section__name">${w.previewOf(preview.file)}</p>
      <h1 class="heading" id="import" tabindex="-1">
        ${w.finding(f.count(preview.invoices), f.count(preview.customers), f.count(preview.payments))}
      </h1>
      <p class="lead">${w.nothingSaved}</p>
      ${
        remembered
          ? html`<p data-remembered>
              ${w.remembered}
              <button class="button button--quiet" @click=${() => void readAgain({})}>
                ${w.forget}
              </button>
            </p>`
          : nothing
      }
      <dl class="counts" aria-label=${w.against}>
        ${(
          [
            ["added", preview.added, w.added],
            ["known", preview.known, w.known],
            ["conflicts", conflicts, w.conflicts],
            ["rejected", preview.rejected, rejectedWords(preview).rejectedRows],
          ] as const
        ).map(([id, count, label]) => this.#count(id, count, label))}
      </dl>
      ${conflicts > 0 ? this.#conflicts(preview) : nothing}
      ${preview.lookAlikes.count > 0 ? lookAlikes(preview) : nothing}
      <p class="actions">
        ${
          news
            ? html`<button
                class="button button--primary"
                ?disabled=${busy.value}
                @click=${() => void confirm()}
              >
                ${replaced > 0 ? w.confirmReplace : w.confirm(f.count(preview.added))}
              </button>`
            : html`<span>
                  ${preview.invoices === 0 ? rejectedWords(preview).allRefused : conflicts > 0 ? w.conflictsKept : w.nothingNew}
                </span>
                <button class="button button--primary" @click=${() => this.#finish()}>
                  ${w.done}
                </button>`
        }
        <button class="button" @click=${() => void leaveFile()}>
          ${news ? w.drop : w.otherFile}
        </button>
      </p>
      ${this.#sales()} ${warnings(preview.warnings)} ${this.#rejected(preview)}
      ${preview.kind === "csv" ? this.#understood(preview, options) : this.#facts(preview)}
      ${this.#sample(preview)}
    `;
  }

  /** Of a workbook with several sheets, the one that is read. */
  #sheets(): TemplateResult | typeof nothing {
    const { sheet, sheets = [] } = dropped.value.find(({ state }) => state === "open") ?? {};
    if (sheets.length < 2) return nothing;
    return html`<label class="field">
      <span class="field__label">${fileWords[language.value].sheet}</span>
      <select
        class="field__input"
        name="sheet"
        ?disabled=${busy.value}
        @change=${(event: Event) => void chooseSheet((event.target as HTMLSelectElement).value)}
      >
        ${sheets.map((name) => html`<option value=${name} ?selected=${name === sheet}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** Where several files were dropped: what each is, and what became of it. */
  #dropped(): TemplateResult | typeof nothing {
    const batches = dropped.value;
    if (batches.length < 2) return nothing;
    const w = fileWords[language.value];
    return html`<ol class="dropped" aria-label=${w.dropped}>
      ${batches.map(
        ({ kind, files, state }) => html`<li
          class="dropped__item dropped__item--${state}"
          aria-current=${state === "open" ? "step" : nothing}
        >
          <bdi>${files.length === 1 ? files[0]?.name : w.several(files.length)}</bdi>
          <span>${w.kinds[kind]}, ${w.states[state]}</span>
        </li>`,
      )}
    </ol>`;
  }

  /** Electronic invoices that are taken as sales because the person said so. */
  #sales(): TemplateResult | typeof nothing {
    const { sales = [] } = dropped.value.find(({ state }) => state === "open") ?? {};
    if (sales.length === 0) return nothing;
    const w = fileWords[language.value];
    return html`<p class="message" data-sales>
      ${w.sales(sales.join(", "))}
      <button class="button button--quiet" @click=${() => void claimSales([])}>${w.noSales}</button>
    </p>`;
  }

  /** What was understood of a file that is no table as text. */
  #facts({ kind, facts }: Preview): TemplateResult {
    const w = fileWords[language.value];
    const f = format.value;
    const said = ({ value, as }: Fact) => {
      if (as === "money") return money(f, value, "EUR");
      if (as === "date") return f.date(value);
      // Not money: a number of lines.
      if (as === "count") return f.count(Number(value));
      return as === "word" ? (w.values[value] ?? value) : value;
    };
    return html`<section aria-labelledby="understood">
      <h2 class="subheading" id="understood">${w.understood}</h2>
      <p class="section__help">${w.kinds[kind]}</p>
      <dl class="facts">
        ${facts.map(
          (fact) => html`<div class="facts__item" data-fact=${fact.id}>
            <dt>${w.facts[fact.id] ?? fact.id}</dt>
            <dd>${said(fact)}</dd>
          </div>`,
        )}
      </dl>
    </section>`;
  }

  async #finish(): Promise<void> {
    if (!(await leaveFile()) && isAt("import")) go({ screen: "dashboard" });
  }

  #count(id: string, count: number, label: (count: string) => string): TemplateResult {
    const written = format.value.count(count);
    return html`<div class="counts__item" data-count=${id}>
      <dt>${label(written)}</dt>
      <dd class="${count === 0 ? "amount--zero" : ""}">${written}</dd>
    </div>`;
  }

  #conflicts(preview: Preview): TemplateResult {
    const w = words.value.import;
    const count = format.value.count(preview.conflicts);
    const { all, but } = taken.value;
    const choice = (fromFile: boolean, label: string) => html`<label class="choice">
      <input
        type="radio"
        name="conflicts"
        .checked=${all === fromFile && but.length === 0}
        @change=${() => {
          taken.value = { all: fromFile, but: [] };
        }}
      />
      ${label}
    </label>`;
    return html`<fieldset class="assumptions">
        <legend class="assumptions__title">${w.conflictsTitle(count)}</legend>
        <p>${w.conflictsHelp(count)}</p>
        ${choice(false, w.conflictKeep(count))} ${choice(true, w.conflictReplace(count))}
      </fieldset>
      ${conflictTable(preview.conflicts)}`;
  }

  #rejected(preview: Preview): TemplateResult {
    const w = words.value.import;
    const f = format.value;
    const said = rejectedWords(preview);
    const { rejected } = preview;
    if (rejected === 0) return html`<p class="section__note">${said.rejectedNone}</p>`;
    const shown = rejectedRows.value;
    const left = rejected - shown.length;
    const files = TOGETHER.includes(preview.kind);
    return html`<section class="rejected" aria-labelledby="rejected">
      <h2 class="subheading" id="rejected">${said.rejected(f.count(rejected))}</h2>
      <p class="section__help">${said.rejectedHelp}</p>
      <p class="actions">
        <button class="button" @click=${() => void this.#saveRejected(preview)}>
          ${w.rejectedFile}
        </button>
      </p>
      ${scrolling(
        said.rejected(f.count(rejected)),
        html`<table class="table table--short">
          <caption class="visually-hidden">${said.rejected(f.count(rejected))}</caption>
          <thead>
            <tr>
              ${files ? nothing : html`<th scope="col">${w.line}</th>`}
              <th scope="col">${files ? fileWords[language.value].file : w.column}</th>
              <th scope="col">${w.value}</th>
              <th scope="col">${w.problem}</th>
              <th scope="col">${w.code}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) => html`<tr>
                ${
                  files
                    ? html`<th scope="row"><bdi>${row.column ?? ""}</bdi></th>`
                    : html`<th scope="row">${f.count(row.line)}</th><td>${row.column ?? ""}</td>`
                }
                <td><code>${row.value ?? ""}</code></td>
                <td class="table__text">
                  ${row.message} ${row.leftOut === "supplierBill" && files ? isSale(row.value) : nothing}
                </td>
                <td><code>${row.code}</code></td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      ${
        left > 0
          ? html`<p class="table-more">
              ${words.value.table.shown(f.count(shown.length), f.count(rejected))}
              <button class="button" @click=${() => void showMoreRejected()}>
                ${words.value.table.more(f.count(Math.min(REJECTED_ROWS, left)))}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  async #saveRejected(preview: Preview): Promise<void> {
    const name = preview.file.replace(/\.[^.]*$/, "");
    download(`${name}-refus.csv`, await rejectedFile(rejectedWords(preview).head));
  }

  #understood(preview: Preview, options: CsvOptions): TemplateResult {
    const w = words.value.import;
    const { detected } = preview;
    const fact = (id: string, label: string, value: string) => html`<div
      class="facts__item"
      data-fact=${id}
    >
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
    const columns = Object.entries(detected.columns ?? {});
    return html`<section aria-labelledby="understood">
      <h2 class="subheading" id="understood">${w.understood}</h2>
      <dl class="facts">
        ${fact("delimiter", w.delimiter, w.delimiters[detected.delimiter ?? ""] ?? "")}
        ${fact("encoding", w.encoding, w.encodings[detected.encoding ?? ""] ?? "")}
        ${fact("decimal", w.decimal, w.decimals[detected.decimal ?? ""] ?? "")}
        ${fact("dateFormat", w.dateFormat, w.dateFormats[detected.dateFormat ?? ""] ?? "")}
        ${fact("currency", w.currency, preview.currencies.join(", "))}
      </dl>
      <h3 class="subheading subheading--small">${w.columns}</h3>
      <dl class="facts">
        ${columns.map(([field, column]) => fact(`column-${field}`, w.fields[field] ?? field, column))}
      </dl>
      <details class="fold">
        <summary>${w.change}</summary>
        ${this.#corrections(detected, options)}
      </details>
    </section>`;
  }

  #corrections(detected: CsvOptions, options: CsvOptions): TemplateResult {
    const w = words.value.import;
    const pick = (
      name: keyof CsvOptions,
      label: string,
      entries: [string, string][],
    ) => html`<label class="field">
      <span class="field__label">${label}</span>
      <select class="field__input" name=${name}>
        <option value="">
          ${w.automatic}${
            options[name] === undefined
              ? ` : ${entries.find(([value]) => value === detected[name])?.[1] ?? ""}`
              : ""
          }
        </option>
        ${entries.map(
          ([value, text]) => html`<option value=${value} ?selected=${options[name] === value}>
            ${text}
          </option>`,
        )}
      </select>
    </label>`;
    const apply = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const next: Record<string, unknown> = {};
      if (options.columns) next.columns = options.columns;
      for (const name of ["delimiter", "decimal", "dateFormat", "encoding", "currency"]) {
        const value = data.get(name);
        if (typeof value === "string" && value !== "") next[name] = value;
      }
      if (data.get("roundAmounts") === "on") next.roundAmounts = true;
      void readAgain(next as CsvOptions);
    };
    return html`<form class="form-row" @submit=${apply}>
      ${pick("delimiter", w.delimiter, Object.entries(w.delimiters))}
      ${pick("encoding", w.encoding, Object.entries(w.encodings))}
      ${pick("decimal", w.decimal, Object.entries(w.decimals))}
      ${pick(
        "dateFormat",
        w.dateFormat,
        DATE_FORMATS.map((one) => [one, w.dateFormats[one] ?? one]),
      )}
      <label class="field field--narrow">
        <span class="field__label">${w.currency}</span>
        <input
          class="field__input"
          name="currency"
          maxlength="3"
          pattern="[A-Z]{3}"
          placeholder="EUR"
          .value=${options.currency ?? ""}
        />
        <span class="field__help">${w.currencyHelp}</span>
      </label>
      <label class="choice">
        <input type="checkbox" name="roundAmounts" ?checked=${options.roundAmounts === true} />
        ${w.round}
      </label>
      <button class="button">${w.apply}</button>
    </form>`;
  }

  #sample(preview: Preview): TemplateResult {
    const w = words.value;
    const f = format.value;
    if (preview.sample.length === 0) return html``;
    return html`<section aria-labelledby="sample">
      <h2 class="subheading" id="sample">${w.import.sample}</h2>
      ${scrolling(
        w.import.sample,
        html`<table class="table table--short">
          <caption class="visually-hidden">${w.import.sample}</caption>
          <thead>
            <tr>
              <th scope="col">${w.claims.invoice}</th>
              <th scope="col">${w.table.customer}</th>
              <th scope="col">${w.import.fields.issued}</th>
              <th scope="col">${w.claims.due}</th>
              <th scope="col" class="number">${w.claims.amount}</th>
              <th scope="col">${w.claims.payments}</th>
            </tr>
          </thead>
          <tbody>
            ${preview.sample.map(
              ({ invoice, name }) => html`<tr>
                <th scope="row">${invoice.id}</th>
                <td>${name ?? invoice.customer}</td>
                <td>${f.date(invoice.issued)}</td>
                <td>${invoice.due ? f.date(invoice.due) : nothing}</td>
                <td class="number">${amount(f, String(invoice.amount))}</td>
                <td>
                  ${(invoice.payments ?? []).map(
                    (payment) =>
                      html`<div>${f.decimal(String(payment.amount))}, ${f.date(payment.date)}</div>`,
                  )}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
    </section>`;
  }

  #dateQuestion(example: string, options: CsvOptions): TemplateResult {
    const w = words.value.import;
    const f = format.value;
    const [first = "03", second = "04", year = "2025"] = example.split(/[^\d]+/);
    const two = (part: string) => part.padStart(2, "0");
    const full = year.length === 2 ? `20${year}` : year;
    const separator = /[^\d]/.exec(example)?.[0] ?? "/";
    const dayFirst =
      separator === "." ? "DD.MM.YYYY" : separator === "-" ? "DD-MM-YYYY" : "DD/MM/YYYY";
    return html`
      <h1 class="heading" id="import" tabindex="-1">${w.questionDate}</h1>
      <p class="lead">${w.questionDateLead(example)}</p>
      <div class="answers">
        ${answer(
          w.questionDay(example),
          w.readsAs(f.date(`${full}-${two(second)}-${two(first)}`)),
          () => void readAgain({ ...options, dateFormat: dayFirst }),
        )}
        ${answer(
          w.questionMonth(example),
          w.readsAs(f.date(`${full}-${two(first)}-${two(second)}`)),
          () => void readAgain({ ...options, dateFormat: "MM/DD/YYYY" }),
        )}
      </div>
      ${this.#otherFile()}
    `;
  }

  #decimalQuestion(example: string, options: CsvOptions): TemplateResult {
    const w = words.value.import;
    const f = format.value;
    // The number alone: the cell may hold a sign or a currency besides.
    const number = /\d+[.,]\d+/.exec(example)?.[0] ?? "";
    const mark = number.includes(",") ? "," : ".";
    const thousands = f.decimal(number.replace(mark, ""));
    const fraction = f.decimal(number.replace(mark, "."));
    return html`
      <h1 class="heading" id="import" tabindex="-1">${w.questionDecimal}</h1>
      <p class="lead">${w.questionDecimalLead(example)}</p>
      <div class="answers">
        ${answer(
          w.questionComma,
          `${number} = ${mark === "," ? fraction : thousands}`,
          () => void readAgain({ ...options, decimal: "," }),
        )}
        ${answer(
          w.questionPoint,
          `${number} = ${mark === "." ? fraction : thousands}`,
          () => void readAgain({ ...options, decimal: "." }),
        )}
      </div>
      ${this.#otherFile()}
    `;
  }

  #columns(missing: string[], { columns, rows }: Columns, options: CsvOptions): TemplateResult {
    const w = words.value.import;
    const apply = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const chosen: Record<string, string> = { ...options.columns };
      for (const field of [...REQUIRED, ...OPTIONAL]) {
        const column = data.get(field);
        if (typeof column === "string" && column !== "") chosen[field] = column;
      }
      void readAgain({ ...options, columns: chosen });
    };
    const field = (name: Field, required: boolean) => html`<label class="field">
      <span class="field__label">
        ${w.fields[name]} ${required ? html`<em>(${w.required})</em>` : nothing}
      </span>
      <select class="field__input" name=${name} ?required=${required}>
        <option value="">${required ? "" : w.noColumn}</option>
        ${columns.map(
          (column) =>
            html`<option ?selected=${options.columns?.[name] === column}>${column}</option>`,
        )}
      </select>
    </label>`;
    const names = missing.map((name) => w.fields[name] ?? name).join(", ");
    const known = REQUIRED.filter((name) => !missing.includes(name));
    return html`
      <h1 class="heading" id="import" tabindex="-1">${w.columnsTitle}</h1>
      <p class="lead">${w.columnsLead(names)}</p>
      <form class="form-row" @submit=${apply}>
        ${REQUIRED.filter((name) => missing.includes(name)).map((name) => field(name, true))}
        ${[...known, ...OPTIONAL].map((name) => field(name, false))}
        <button class="button button--primary">${w.apply}</button>
      </form>
      <h2 class="subheading" id="first-rows">${w.firstRows}</h2>
      ${scrolling(
        w.firstRows,
        html`<table class="table">
          <caption class="visually-hidden">${w.firstRows}</caption>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                ${row.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      ${this.#otherFile()}
    `;
  }
}

function answer(label: string, reading: string, choose: () => void): TemplateResult {
  return html`<button class="answer" @click=${choose}>
    <strong>${label}</strong>
    <span>${reading}</span>
  </button>`;
}

/** What is refused is a row of a file, or one of the files that were dropped together. */
function rejectedWords({ kind, rejected }: Preview) {
  const w = words.value.import;
  if (!TOGETHER.includes(kind)) return { ...w, head: words.value.rejectedHead };
  const said = fileWords[language.value];
  return {
    ...said,
    rejected: (count: string) => said.rejected(rejected, count),
    rejectedRows: () => said.rejectedRows(rejected),
    head: said.rejectedHead,
  };
}

/** A purchase is one by the numbers of the settings; the person knows better. */
function isSale(invoice = ""): TemplateResult {
  const w = fileWords[language.value];
  const { sales = [] } = dropped.value.find(({ state }) => state === "open") ?? {};
  return html`<button
    class="button button--quiet"
    aria-label=${w.isSaleOf(invoice)}
    ?disabled=${busy.value}
    @click=${() => void claimSales([...sales, invoice])}
  >
    ${w.isSale}
  </button>`;
}

function lookAlikes({ lookAlikes: found }: Preview): TemplateResult {
  void import("../data/look-alikes.ts");
  return html`<look-alikes of-file .given=${found}></look-alikes>`;
}

customElements.define("import-screen", ImportScreen);
