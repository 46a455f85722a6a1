import { html, nothing, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { audit } from "../../audit.ts";
import { deskValue, OWN } from "../../desk.ts";
import {
  type Criterion,
  HIGHEST_MARK,
  HIGHEST_WEIGHT,
  MOST_PROVIDERS,
  type ProviderGrid,
} from "../../provider-grid.ts";
import { keepDesk } from "../../saving.ts";
import { book, format, language } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling, sectionFrame } from "../dashboard/section-frame.ts";
import { gridRows, scoreFigure } from "./grid-scores.ts";

/** The grid to choose a provider by: criteria with their weights, a column of marks for each offer. */
export class ProviderGridForm extends View {
  static override properties = { draft: { state: true }, wrong: { state: true } };
  /** What is typed and not kept yet. */
  declare draft: ProviderGrid | undefined;
  declare wrong: boolean;

  constructor() {
    super();
    this.draft = undefined;
    this.wrong = false;
  }

  override render(): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const made = audit.value?.value;
    const kept = deskValue(book.value?.desk ?? {}, "providerGrid", OWN);
    const grid = this.draft ?? kept ?? usualGrid();
    const scores = made && !this.draft ? gridRows(made) : [];
    const best = bestOf(scores);
    return sectionFrame({
      id: "grid",
      name: w.grid,
      finding: best ? w.gridFinding(best.name, f.decimal(best.score ?? "0")) : w.gridNone,
      help: w.gridHelp,
      body: html`<form
        class="audit-grid"
        novalidate
        @submit=${(event: SubmitEvent) => void this.#keep(event)}
        @input=${this.#typed}
      >
        ${
          this.wrong
            ? html`<p class="message message--error" role="alert">${w.wrongWeight}</p>`
            : nothing
        }
        ${scrolling(
          w.grid,
          html`<table class="table">
            <caption class="visually-hidden">${w.grid}</caption>
            <thead>
              <tr>
                <th scope="col">${w.criterion}</th>
                <th scope="col">${w.weight}</th>
                ${grid.providers.map(
                  (name, at) => html`<th scope="col">
                    <input
                      class="field__input audit-grid__name"
                      name=${`provider-${at}`}
                      autocomplete="off"
                      aria-label=${w.providerName(f.count(at + 1))}
                      .value=${name}
                    />
                  </th>`,
                )}
                <td class="table__acts"></td>
              </tr>
            </thead>
            <tbody>
              ${grid.criteria.map((criterion, at) => this.#row(grid, criterion, at))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">${w.score}</th>
                <td></td>
                ${grid.providers.map((_, at) => {
                  const row = scores[at];
                  return html`<td data-score=${at}>${row ? scoreFigure(row) : w.unmarked}</td>`;
                })}
                <td class="table__acts"></td>
              </tr>
            </tfoot>
          </table>`,
        )}
        <p class="actions">
          <button class="button button--primary">${w.keepGrid}</button>
          <button type="button" class="button" @click=${this.#addCriterion}>${w.addCriterion}</button>
          ${
            grid.providers.length < MOST_PROVIDERS
              ? html`<button type="button" class="button" @click=${this.#addProvider}>
                  ${w.addProvider}
                </button>`
              : nothing
          }
          ${
            kept || this.draft
              ? html`<button type="button" class="button" @click=${() => void this.#drop()}>
                  ${w.dropGrid}
                </button>`
              : nothing
          }
        </p>
      </form>`,
      table: () => exported(kept ?? usualGrid(), made ? gridRows(made) : []),
    });
  }

  #row({ providers }: ProviderGrid, criterion: Criterion, at: number): TemplateResult {
    const w = auditWords[language.value];
    const { name, weight, marks } = criterion;
    const number = (field: string, label: string, value: number | null) => html`<input
      class="field__input audit-grid__number"
      name=${field}
      inputmode="numeric"
      autocomplete="off"
      aria-label=${label}
      .value=${value === null ? "" : Number.isNaN(value) ? "?" : String(value)}
    />`;
    return html`<tr>
      <th scope="row">
        <input
          class="field__input audit-grid__criterion"
          name=${`criterion-${at}`}
          autocomplete="off"
          aria-label=${w.criterionName(format.value.count(at + 1))}
          .value=${name}
        />
      </th>
      <td>${number(`weight-${at}`, w.weightOf(name), weight)}</td>
      ${providers.map(
        (provider, of) => html`<td>
          ${number(`mark-${at}-${of}`, w.markOf(name, provider), marks[of] ?? null)}
        </td>`,
      )}
      <td class="table__acts">
        <button
          type="button"
          class="link"
          aria-label=${w.removeCriterion(name)}
          @click=${() => this.#remove(at)}
        >
          ${w.remove}
        </button>
      </td>
    </tr>`;
  }

  /** The grid as it stands in the fields; what is no number there is `NaN`. */
  #read(): ProviderGrid {
    const form = this.querySelector<HTMLFormElement>(".audit-grid");
    const data = new FormData(form ?? undefined);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const whole = (name: string) => {
      const typed = text(name);
      // Not money: a weight or a mark, a whole number.
      return /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN;
    };
    const count = (prefix: string) =>
      [...data.keys()].filter((name) => name.startsWith(prefix)).length;
    const providers = Array.from({ length: count("provider-") }, (_, at) => text(`provider-${at}`));
    return {
      providers,
      criteria: Array.from({ length: count("criterion-") }, (_, at) => ({
        name: text(`criterion-${at}`),
        weight: whole(`weight-${at}`),
        marks: providers.map((_, of) =>
          text(`mark-${at}-${of}`) === "" ? null : whole(`mark-${at}-${of}`),
        ),
      })),
    };
  }

  readonly #typed = () => {
    this.wrong = false;
  };

  readonly #addCriterion = () => {
    const grid = this.#read();
    const marks = grid.providers.map(() => null);
    this.draft = { ...grid, criteria: [...grid.criteria, { name: "", weight: 1, marks }] };
    void this.#to(`criterion-${grid.criteria.length}`);
  };

  readonly #addProvider = () => {
    const grid = this.#read();
    const number = format.peek().count(grid.providers.length + 1);
    this.draft = {
      providers: [...grid.providers, auditWords[language.peek()].provider(number)],
      criteria: grid.criteria.map((one) => ({ ...one, marks: [...one.marks, null] })),
    };
    void this.#to(`provider-${grid.providers.length}`);
  };

  #remove(at: number): void {
    const grid = this.#read();
    this.draft = { ...grid, criteria: grid.criteria.filter((_, index) => index !== at) };
    void this.#to(`criterion-${Math.max(0, at - 1)}`);
  }

  async #to(name: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
  }

  async #keep(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const grid = this.#read();
    const within = (value: number | null, most: number) => value === null || value <= most;
    const isRight =
      grid.providers.every((name) => name !== "") &&
      new Set(grid.providers).size === grid.providers.length &&
      grid.criteria.every(
        ({ name, weight, marks }) =>
          name !== "" &&
          within(weight, HIGHEST_WEIGHT) &&
          marks.every((mark) => within(mark, HIGHEST_MARK)),
      );
    this.wrong = !isRight;
    if (!isRight) {
      this.draft = grid;
      return;
    }
    const { gridName } = auditWords[language.peek()];
    const answer = await keepDesk("providerGrid", OWN, gridName, grid);
    if (answer === "saved") this.draft = undefined;
  }

  async #drop(): Promise<void> {
    this.draft = undefined;
    this.wrong = false;
    if (book.peek()?.desk.providerGrid?.[OWN])
      await keepDesk("providerGrid", OWN, auditWords[language.peek()].gridName, null);
    // The button went with what it cleared: the keyboard goes on from the title.
    await this.updateComplete;
    this.querySelector<HTMLElement>("#grid")?.focus();
  }
}

/** The criteria that are asked for most, to be weighed and marked. */
function usualGrid(): ProviderGrid {
  const w = auditWords[language.value];
  const providers = ["1", "2"].map((number) => w.provider(number));
  return {
    providers,
    criteria: w.usualCriteria.map(([name, weight]) => ({
      name,
      weight,
      marks: providers.map(() => null),
    })),
  };
}

/** The highest mean, of those that are complete. */
function bestOf(rows: ReturnType<typeof gridRows>): (typeof rows)[number] | undefined {
  const marked = rows.filter(({ score }) => score !== null);
  return marked.reduce<(typeof rows)[number] | undefined>(
    // Means have one digit before the point and two after it: as texts they are in order.
    (best, row) => ((row.score ?? "") > (best?.score ?? "") ? row : best),
    undefined,
  );
}

function exported(
  { providers, criteria }: ProviderGrid,
  scores: ReturnType<typeof gridRows>,
): Table {
  const w = auditWords[language.peek()];
  return {
    head: [w.criterion, w.weight, ...providers],
    kinds: ["text", "number", ...providers.map(() => "number" as const)],
    rows: criteria.map(({ name, weight, marks }) => [
      name,
      String(weight),
      ...marks.map((mark) => (mark === null ? "" : String(mark))),
    ]),
    totals: [w.score, "", ...providers.map((_, at) => scores[at]?.score ?? "")],
  };
}

customElements.define("provider-grid-form", ProviderGridForm);
