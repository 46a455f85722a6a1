import { html, nothing, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { audit, judgeCase } from "../../audit.ts";
import {
  BOOK_FIELDS,
  type BookField,
  CASE_FIELDS,
  type CaseField,
  type CollectionCase,
  missingFields,
  REQUIRED,
  WAY_FIELDS,
  WAYS,
} from "../../collection-case.ts";
import { deskValue, OWN } from "../../desk.ts";
import { keepDesk } from "../../saving.ts";
import { book, format, language, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import type { Audit } from "../../worker/audit.ts";
import { refusedFigures } from "../dashboard/refused-figures.ts";
import { sectionFrame } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { skeleton } from "../shell/skeleton.ts";
import "./provider-grid-form.ts";
import { waysExport, waysTable } from "./ways-table.ts";

type Wrong = { [Field in CaseField]?: string };

/** What each way to collect would cost, with the assumptions, and the grid to choose a provider by. */
export class CollectionWays extends View {
  static override properties = { wrong: { state: true } };
  declare wrong: Wrong;

  constructor() {
    super();
    this.wrong = {};
  }

  override render(): TemplateResult {
    const found = audit.value;
    if (!found) return skeleton(2);
    const w = auditWords[language.value];
    const { refusal: refused, value: made } = found;
    if (!made)
      return html`${refused.code === "fx/missing" ? nothing : html`<h1 class="heading" tabindex="-1">${w.name}</h1>`}
      ${refusedFigures(refused)}`;
    const { value: ways, refusal } = made.ways;
    return html`<h1 class="heading heading--wide" id="audit" tabindex="-1">
        ${
          !ways
            ? w.compareNone
            : ways.options.length > 1
              ? w.compareFinding[ways.cheapest]
              : w.compareOne[ways.cheapest]
        }
      </h1>
      <p class="lead">${w.compareHelp}</p>
      ${refusal ? html`<p class="message">${words.value.refusal(refusal)}</p>` : nothing}
      ${
        ways
          ? sectionFrame({
              id: "ways",
              name: w.ways,
              finding: w.compare,
              help: w.totalWhy,
              body: waysTable(ways),
              table: () => waysExport(ways),
            })
          : nothing
      }
      ${this.#form(made)} <provider-grid-form></provider-grid-form>`;
  }

  #form(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const stated = statedCase();
    const wrong = Object.keys(this.wrong).length;
    return html`<section class="section" aria-labelledby="case">
      <header class="section__head">
        <h2 class="section__finding" id="case" tabindex="-1">${w.caseTitle}</h2>
        <p class="section__help">
          ${w.caseHelp}
          ${
            made.isWholeYear || made.since === undefined
              ? nothing
              : w.youngCase(format.value.date(made.since))
          }
        </p>
        <p class="section__tools">
          ${exportButtons(
            w.caseTitle,
            "assumptions",
            filesOf(w.caseTitle, () => caseTable(made)),
          )}
        </p>
      </header>
      <form
        class="audit-form"
        novalidate
        @submit=${(event: SubmitEvent) => void this.#keep(event)}
      >
        ${
          wrong > 0
            ? html`<p class="message message--error" role="alert">${w.wrong(String(wrong))}</p>`
            : nothing
        }
        ${this.#group(w.groups.book, ["fundingRatePercent", ...BOOK_FIELDS], made)}
        ${WAYS.map((way) => this.#group(w.groups[way], WAY_FIELDS[way], made))}
        <p class="actions">
          <button class="button button--primary">${w.keepCase}</button>
          ${
            Object.keys(stated).length > 0
              ? html`<button type="button" class="button" @click=${() => void this.#drop()}>
                  ${w.dropCase}
                </button>`
              : nothing
          }
        </p>
      </form>
    </section>`;
  }

  #group(name: string, fields: readonly CaseField[], made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const stated = statedCase();
    return html`<fieldset class="audit-form__group">
      <legend class="subheading--small">${name}</legend>
      <div class="audit-form__fields">
        ${fields.map((field) => {
          const id = `case-${field.replace("/", "-")}`;
          const told = this.wrong[field];
          const help = this.#help(field, made);
          return html`<div class="field">
            <label class="field__label" for=${id}>${w.fields[field]}</label>
            <input
              class="field__input"
              id=${id}
              name=${field}
              inputmode="decimal"
              autocomplete="off"
              placeholder=" "
              aria-invalid=${told ? "true" : nothing}
              aria-describedby=${told || help ? `${id}-help` : nothing}
              .defaultValue=${typed(stated[field])}
            />
            ${
              told || help
                ? html`<span
                    class=${told ? "field__help field__help--error" : "field__help"}
                    id=${`${id}-help`}
                    >${told ?? help}</span
                  >`
                : nothing
            }
          </div>`;
        })}
      </div>
    </fieldset>`;
  }

  #help(field: CaseField, { book: year, currency }: Audit): string | undefined {
    const w = auditWords[language.value];
    const f = format.value;
    const told = BOOK_FIELDS.find((name) => name === field);
    if (told) {
      const said: Record<BookField, string | null> = {
        annualSales: year.annualSales === null ? null : f.money(year.annualSales, currency),
        invoicesPerYear: f.count(year.invoicesPerYear),
        dsoDays: year.dsoDays === null ? null : f.decimal(year.dsoDays),
        overduePercent: year.overduePercent === null ? null : f.percent(year.overduePercent),
        lossPercent: year.lossPercent === null ? null : f.percent(year.lossPercent),
      };
      const value = said[told];
      return value === null ? w.notInBook : w.fromBook(value);
    }
    if (field === "fundingRatePercent") return w.fundingRateHelp;
    if (field.endsWith("fixedYearly")) return w.noFixed;
    return REQUIRED.includes(field) ? undefined : w.asOwn;
  }

  async #keep(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const w = auditWords[language.peek()];
    const data = new FormData(event.target as HTMLFormElement);
    const wrong: Wrong = {};
    const given: [CaseField, string][] = [];
    for (const field of CASE_FIELDS) {
      const text = String(data.get(field) ?? "").trim();
      if (text === "") continue;
      const decimal = typedDecimal(text);
      if (decimal === undefined) wrong[field] = w.wrongNumber;
      else given.push([field, decimal]);
    }
    const stated: CollectionCase = Object.fromEntries(given);
    for (const field of missingFields(stated)) wrong[field] ??= w.lacking;
    if (Object.keys(wrong).length === 0) {
      const judged = await judgeCase(withRate(stated));
      if (judged?.refusal) {
        const { path = "", message } = judged.refusal;
        wrong[CASE_FIELDS.find((field) => field === path) ?? "fundingRatePercent"] = message;
      }
    }
    this.wrong = wrong;
    if (Object.keys(wrong).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    const isNothing = given.length === 0;
    if (isNothing && Object.keys(statedCase()).length === 0) return;
    await keepDesk("collectionCase", OWN, w.caseName, isNothing ? null : stated);
  }

  async #drop(): Promise<void> {
    this.wrong = {};
    this.querySelector<HTMLFormElement>(".audit-form")?.reset();
    await keepDesk("collectionCase", OWN, auditWords[language.peek()].caseName, null);
    // The button went with what it cleared: the keyboard goes on from the title.
    await this.updateComplete;
    this.querySelector<HTMLElement>("#case")?.focus();
  }
}

function statedCase(): CollectionCase {
  return deskValue(book.value?.desk ?? {}, "collectionCase", OWN) ?? {};
}

/** The assumptions as they stand: what is stated, else what the book tells. */
function caseTable({ book: year }: Audit): Table {
  const w = auditWords[language.value];
  const stated = statedCase();
  const told = (field: CaseField): string => {
    const own = BOOK_FIELDS.find((name) => name === field);
    return stated[field] ?? (own ? String(year[own] ?? "") : "");
  };
  const rows = (group: string, fields: readonly CaseField[]) =>
    fields.map((field) => [group, w.fields[field], told(field)]);
  return {
    name: w.caseTitle,
    head: [w.caseGroup, w.caseTitle, w.caseValue],
    kinds: ["text", "text", "number"],
    rows: [
      ...rows(w.groups.book, ["fundingRatePercent", ...BOOK_FIELDS]),
      ...WAYS.flatMap((way) => rows(w.groups[way], WAY_FIELDS[way])),
    ],
  };
}

/** A case of which no way is stated is judged by a way that costs nothing. */
function withRate(stated: CollectionCase): CollectionCase {
  const isWay = CASE_FIELDS.some((field) => field.includes("/") && stated[field] !== undefined);
  return isWay
    ? stated
    : {
        fundingRatePercent: "0",
        ...stated,
        "inHouse/minutesPerInvoice": "0",
        "inHouse/hourlyCost": "0",
      };
}

/** As a person types it. */
function typed(decimal: string | undefined): string {
  if (decimal === undefined) return "";
  return language.value === "fr" ? decimal.replace(".", ",") : decimal;
}

customElements.define("collection-ways", CollectionWays);
