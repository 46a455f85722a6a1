import { effect } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import { isIsoDate, isZero, typedDecimal } from "../../../ui/format.ts";
import { ratesWords } from "../../../ui/i18n/screens/rates.ts";
import { money } from "../../../ui/money.ts";
import type { OwnRate } from "../../desk.ts";
import { type RatePoint, rateId } from "../../rates.ts";
import { keepDesk } from "../../saving.ts";
import {
  acceptRates,
  ask,
  asOf,
  book,
  format,
  language,
  preferences,
  rateNews,
  route,
  today,
  words,
} from "../../state.ts";
import type { Table } from "../../table.ts";
import { focusAfterRemoval, View } from "../../view.ts";
import type { RatePreview, RateTable, SeriesId, TableRow } from "../../worker/rates.ts";
import { citation, reference, scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";

/** Half-years of a table that are shown before the rest is asked for. */
const SHOWN = 4;
/** Where the next value of a series is published. */
const PUBLISHED: Record<SeriesId, string> = {
  ecbRefinancing:
    "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/html/index.en.html",
  legalProfessional: "https://www.service-public.fr/particuliers/vosdroits/F20688",
  legalIndividual: "https://www.service-public.fr/particuliers/vosdroits/F20688",
};

interface Proposal {
  point: RatePoint;
  value: OwnRate;
  preview: RatePreview[];
}

/** The reference rates that interest rests on, each value with its source, and the way to put a newer half-year in. */
export class RateTables extends View {
  static override properties = {
    tables: { state: true },
    whole: { state: true },
    series: { state: true },
    wrong: { state: true },
    proposal: { state: true },
  };
  declare tables: RateTable[];
  /** Those that are shown from their first half-year on. */
  declare whole: ReadonlySet<string>;
  /** That of the form. */
  declare series: SeriesId;
  declare wrong: Readonly<Record<string, string>>;
  /** What was typed, with what it changes: nothing is used before the person has seen that. */
  declare proposal: Proposal | undefined;

  constructor() {
    super();
    this.tables = [];
    this.whole = new Set();
    this.series = "ecbRefinancing";
    this.wrong = {};
  }

  protected override follow(): () => void {
    return effect(() => {
      // What the tables are made of, and the language of their rules.
      void [book.value?.desk, language.value];
      void this.#read();
    });
  }

  /** Whoever was led here by a warning stands before the tables, not before the details of the person. */
  protected override firstUpdated(): void {
    if (route.peek().place?.part !== "rates") return;
    const heading = this.querySelector<HTMLElement>("#rates");
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  async #read(): Promise<void> {
    const tables = await ask("computing", (engine) => engine.rateTables());
    if (tables) this.tables = tables;
  }

  override render(): TemplateResult {
    const w = ratesWords[language.value];
    return html`<h2 class="subheading" id="rates" tabindex="-1">${w.name}</h2>
      <p class="section__help">${w.help}</p>
      ${this.#news()} ${this.tables.map((table) => this.#table(table))}
      <p class="table-more">
        ${exportButtons(
          w.name,
          "taux-de-reference",
          filesOf(w.name, () => this.#exported()),
        )}
      </p>
      ${this.tables.length > 0 ? this.#form() : nothing}`;
  }

  /** What came with this version of the page. */
  #news(): unknown {
    const news = rateNews.value;
    if (!news) return nothing;
    const w = ratesWords[language.value];
    const f = format.value;
    return html`<div class="message rates__news" role="status">
      <p>${w.news(f.date(news.from))}</p>
      <ul>
        ${news.points.map(
          ({ series, from, percent, was }) =>
            html`<li>
              ${w.newsPoint(
                w.series[series] ?? series,
                w.halfYear(from),
                f.percent(percent),
                was === undefined ? "" : f.percent(was),
              )}
            </li>`,
        )}
      </ul>
      <p class="actions">
        <button class="button" @click=${() => void acceptRates()}>${words.value.ratesSeen}</button>
      </p>
    </div>`;
  }

  #table({ series, rules, rows, next }: RateTable): TemplateResult {
    const w = ratesWords[language.value];
    const f = format.value;
    const whole = this.whole.has(series);
    const shown = whole ? rows : rows.slice(0, SHOWN);
    const name = w.series[series] ?? series;
    return html`<h3 class="subheading subheading--small">${name}</h3>
      <p class="section__note">
        ${w.about[series]}${rules.map(
          (rule, index) => html`${index > 0 ? ", " : " "}${citation(rule)}`,
        )}${rules.at(-1)?.citation.endsWith(".") ? nothing : "."}
        ${w.knownUntil(w.halfYear(next))}
        <a href=${PUBLISHED[series]} rel="noreferrer" target="_blank">${w.published}</a>
      </p>
      ${scrolling(
        name,
        html`<table class="table rates" data-series=${series}>
          <caption class="visually-hidden">${name}</caption>
          <thead>
            <tr>
              <th scope="col">${w.halfYearHead}</th>
              <th scope="col">${w.inForce}</th>
              <th scope="col" class="number">${w.percent}</th>
              <th scope="col">${w.source}</th>
              <th scope="col">${w.checked}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${shown.map((row) => this.#row(row))}
          </tbody>
        </table>`,
      )}
      ${
        rows.length > SHOWN && !whole
          ? html`<p class="table-more">
              <button
                class="button"
                @click=${() => {
                  this.whole = new Set([...this.whole, series]);
                }}
              >
                ${w.all(f.count(rows.length))}
              </button>
            </p>`
          : nothing
      }`;
  }

  #row(row: TableRow): TemplateResult {
    const w = ratesWords[language.value];
    const f = format.value;
    const { series, from, to, percent, sources, checked, own, given, unused } = row;
    const label = `${w.series[series] ?? series}, ${w.halfYear(from)}`;
    return html`<tr>
      <th scope="row" class="table__dates">
        ${w.halfYear(from)}
        ${own ? html`<span class="table__note">${w.own}</span>` : nothing}
        ${unused ? html`<span class="table__note">${w.unused}</span>` : nothing}
      </th>
      <td class="table__dates">${f.date(from)} – ${f.date(to)}</td>
      <td class="number">
        ${f.percent(percent)}
        ${
          given === undefined
            ? nothing
            : html`<span class="table__note">${w.inPlaceOf(f.percent(given))}</span>`
        }
      </td>
      <td class="rates__sources">
        ${sources.map(
          ({ title, url }, index) =>
            html`${index > 0 ? " · " : ""}<span lang=${own ? nothing : "en"}>${reference(title, url)}</span>`,
        )}
      </td>
      <td class="table__dates">${f.date(checked)}</td>
      <td>
        ${
          own
            ? html`<button
                class="button button--quiet"
                aria-label=${w.removeOf(label)}
                @click=${(event: Event) => void focusAfterRemoval(event, keepDesk("rate", rateId(row), label, null))}
              >
                ${w.remove}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #form(): TemplateResult {
    const w = ratesWords[language.value];
    const table = this.tables.find(({ series }) => series === this.series);
    // The one after the last, so that no half-year is left out, and those that somebody may have to correct.
    const halves = [
      table?.next ?? "",
      ...(table?.rows ?? []).slice(0, SHOWN).map(({ from }) => from),
    ];
    const used = halves.filter((from, index) => from !== "" && halves.indexOf(from) === index);
    const wrong = Object.keys(this.wrong).length > 0;
    return html`<form class="settings__form rates__form" novalidate @submit=${(event: SubmitEvent) => void this.#look(event)} @input=${() => this.#forget()}>
      <h3 class="subheading subheading--small">${w.add}</h3>
      <p class="section__help">${w.addHelp}</p>
      ${wrong ? html`<p class="message message--error" role="alert">${this.wrong[""] ?? w.wrong}</p>` : nothing}
      <div class="settings__fields">
        <div class="field">
          <label class="field__label" for="rate-series">${w.seriesField}</label>
          <select
            class="field__input"
            id="rate-series"
            name="series"
            @change=${(event: Event) => {
              this.series = (event.target as HTMLSelectElement).value as SeriesId;
            }}
          >
            ${this.tables.map(
              ({ series }) =>
                html`<option value=${series} ?selected=${series === this.series}>
                  ${w.series[series] ?? series}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="rate-from">${w.halfYearHead}</label>
          <select class="field__input" id="rate-from" name="from">
            ${used.map((from) => html`<option value=${from}>${w.halfYear(from)}</option>`)}
          </select>
        </div>
        ${this.#field("percent", w.percentField, "text", "", w.percentHelp)}
        ${this.#field("source", w.sourceField, "text", "", w.sourceHelp)}
        ${this.#field("url", w.urlField, "text", "", undefined, true)}
        ${this.#field("checked", w.checkedField, "date", today, undefined)}
      </div>
      ${this.proposal ? this.#proposal(this.proposal) : nothing}
      <p class="actions">
        ${
          this.proposal
            ? html`<button type="button" class="button button--primary" @click=${() => void this.#keep()}>
                ${w.use}
              </button>`
            : html`<button class="button button--primary">${w.preview}</button>`
        }
      </p>
    </form>`;
  }

  #field(
    name: string,
    label: string,
    type: "text" | "date",
    value: string,
    help: string | undefined,
    optional = false,
  ): TemplateResult {
    const told = this.wrong[name];
    const id = `rate-${name}`;
    return html`<div class="field">
      <label class="field__label" for=${id}>
        ${label} ${optional ? html`<em>${words.value.edits.optional}</em>` : nothing}
      </label>
      <input
        class="field__input"
        id=${id}
        name=${name}
        type=${type}
        inputmode=${name === "percent" ? "decimal" : nothing}
        maxlength=${name === "source" ? 200 : nothing}
        autocomplete="off"
        aria-invalid=${told ? "true" : nothing}
        aria-describedby=${told || help ? `${id}-help` : nothing}
        .defaultValue=${value}
      />
      ${
        told || help
          ? html`<span class="field__help ${told ? "field__help--error" : ""}" id=${`${id}-help`}
              >${told ?? help}</span
            >`
          : nothing
      }
    </div>`;
  }

  /** What the value changes: the same sums without it and with it. */
  #proposal({ point, preview }: Proposal): TemplateResult {
    const w = ratesWords[language.value];
    const f = format.value;
    const title = w.changes(
      w.series[point.series] ?? point.series,
      w.halfYear(point.from),
      f.percent(point.percent),
    );
    const unmoved = preview.every(({ before, after }) => before.interest === after.interest);
    return html`<div class="rates__preview" role="status">
      <p><strong>${title}</strong></p>
      ${
        preview.every(({ before, after }) => isZero(before.claim) && isZero(after.claim))
          ? html`<p>${w.nothingLate}</p>`
          : html`${scrolling(
              title,
              html`<table class="table" data-preview>
                <caption class="visually-hidden">${title}</caption>
                <thead>
                  <tr>
                    <th scope="col">${w.onDay}</th>
                    <th scope="col" class="number">${w.interestBefore}</th>
                    <th scope="col" class="number">${w.interestAfter}</th>
                    <th scope="col" class="number">${w.claimAfter}</th>
                  </tr>
                </thead>
                <tbody>
                  ${preview.map(
                    ({ asOf: day, currency, before, after }, index) => html`<tr>
                      <th scope="row">${index === 0 ? w.now(f.date(day)) : w.later(f.date(day))}</th>
                      <td class="number">${money(f, before.interest, currency)}</td>
                      <td class="number">${money(f, after.interest, currency)}</td>
                      <td class="number">${money(f, after.claim, currency)}</td>
                    </tr>`,
                  )}
                </tbody>
              </table>`,
            )}
            ${unmoved ? html`<p class="section__note">${w.unmoved}</p>` : nothing}`
      }
      <p class="section__note">${w.keeps}</p>
    </div>`;
  }

  #forget(): void {
    this.proposal = undefined;
  }

  async #look(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const w = ratesWords[language.peek()];
    const data = new FormData(event.target as HTMLFormElement);
    const typed = (name: string) => String(data.get(name) ?? "").trim();
    const { required } = words.peek().edits;
    const wrong: Record<string, string> = {};
    const percent = typedDecimal(typed("percent"));
    if (typed("percent") === "") wrong.percent = required;
    else if (percent === undefined) wrong.percent = w.wrongPercent;
    if (typed("source") === "") wrong.source = required;
    if (typed("url") !== "" && !isAddress(typed("url"))) wrong.url = w.wrongUrl;
    if (!isIsoDate(typed("checked"))) wrong.checked = required;
    const point: RatePoint = {
      series: typed("series"),
      from: typed("from"),
      percent: percent ?? "",
    };
    if (Object.keys(wrong).length === 0) {
      const { currency, fx } = preferences.peek();
      const asked = { asOf: asOf.peek(), currency, fx };
      const judged = await ask("computing", (engine) => engine.previewRate(asked, point));
      if (!judged) return;
      if (judged.value) {
        const value: OwnRate = {
          percent: point.percent,
          source: typed("source"),
          ...(typed("url") === "" ? {} : { url: typed("url") }),
          checked: typed("checked"),
        };
        this.proposal = { point, value, preview: judged.value };
      } else if (judged.refusal.path?.endsWith("/percent")) {
        wrong.percent = words.peek().refusal(judged.refusal);
      } else {
        wrong[""] = words.peek().refusal(judged.refusal);
      }
    }
    this.wrong = wrong;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  async #keep(): Promise<void> {
    const { proposal } = this;
    if (!proposal) return;
    const w = ratesWords[language.peek()];
    const { point, value } = proposal;
    const name = `${w.series[point.series] ?? point.series}, ${w.halfYear(point.from)}`;
    const answer = await keepDesk("rate", rateId(point), name, value);
    if (answer !== "saved") return;
    this.proposal = undefined;
    this.querySelector("form")?.reset();
  }

  #exported(): Table {
    const w = ratesWords[language.value];
    return {
      head: w.csvHead,
      kinds: ["text", "date", "date", "percent", "text", "date", "text"],
      rows: this.tables.flatMap(({ rows }) =>
        rows.map(({ series, from, to, percent, sources, checked, own }) => [
          w.series[series] ?? series,
          from,
          to,
          percent,
          sources.map(({ title, url }) => (url ? `${title} ${url}` : title)).join(" ; "),
          checked,
          own ? w.own : "",
        ]),
      ),
    };
  }
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

customElements.define("rate-tables", RateTables);
