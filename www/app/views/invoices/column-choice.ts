import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { filter, showInvoices } from "../../invoices.ts";
import { chosenColumns, INVOICE_COLUMNS, type InvoiceColumn, USUAL_COLUMNS } from "../../router.ts";
import { words } from "../../state.ts";
import { View } from "../../view.ts";

/** Which columns the list has, in which order: all of it in the address, and kept with a view. */
export class ColumnChoice extends View {
  static override properties = { isOpen: { state: true } };
  declare isOpen: boolean;
  /** The button that moved a column last. */
  #moved: string | undefined;

  constructor() {
    super();
    this.isOpen = false;
  }

  override render(): TemplateResult {
    const w = words.value.invoices;
    const shown = filter.value.columns ?? USUAL_COLUMNS;
    const others = INVOICE_COLUMNS.filter((column) => !shown.includes(column));
    return html`<div
      class="columns"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Escape" || !this.isOpen) return;
        event.stopPropagation();
        this.#close();
      }}
      @focusout=${(event: FocusEvent) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !this.contains(to)) this.isOpen = false;
      }}
    >
      <button
        class="button button--quiet"
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls="columns"
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        ${w.chooseColumns}
      </button>
      ${
        this.isOpen
          ? html`<ul class="columns__list" id="columns">
              ${repeat(
                [...shown, ...others],
                (column) => column,
                (column, at) => this.#item(column, at < shown.length ? at : undefined, shown),
              )}
              ${
                filter.value.columns
                  ? html`<li class="columns__item">
                      <button class="link" @click=${() => show(USUAL_COLUMNS)}>
                        ${w.usualColumns}
                      </button>
                    </li>`
                  : nothing
              }
            </ul>`
          : nothing
      }
    </div>`;
  }

  /** @param at Its place among those that are shown. */
  #item(
    column: InvoiceColumn,
    at: number | undefined,
    shown: readonly InvoiceColumn[],
  ): TemplateResult {
    const w = words.value.invoices;
    const name = w.columns[column];
    const move = (label: string, sign: string, to: number) => html`<button
      class="button button--quiet"
      aria-label=${label}
      title=${label}
      ?disabled=${at === undefined || to < 0 || to >= shown.length}
      @click=${() => {
        const others = shown.filter((one) => one !== column);
        this.#moved = label;
        show([...others.slice(0, to), column, ...others.slice(to)]);
      }}
    >
      ${sign}
    </button>`;
    return html`<li class="columns__item">
      <label class="choice">
        <input
          type="checkbox"
          .checked=${live(at !== undefined)}
          ?disabled=${column === "number"}
          @change=${() =>
            show(at === undefined ? [...shown, column] : shown.filter((one) => one !== column))}
        />
        ${name}
      </label>
      ${
        at === undefined
          ? nothing
          : html`<span class="columns__moves">
              ${move(w.moveUp(name), "↑", at - 1)} ${move(w.moveDown(name), "↓", at + 1)}
            </span>`
      }
    </li>`;
  }

  /** What moves in the list loses the focus: the keyboard goes on from the same button, or, at an end, from the other one. */
  protected override updated(): void {
    const label = this.#moved;
    this.#moved = undefined;
    if (label === undefined) return;
    const button = this.querySelector<HTMLButtonElement>(`[aria-label="${CSS.escape(label)}"]`);
    const able = button?.disabled ? button.parentElement?.querySelector("button:enabled") : button;
    if (able instanceof HTMLElement) able.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.querySelector<HTMLElement>("button")?.focus();
  }
}

function show(columns: readonly InvoiceColumn[]): void {
  showInvoices({ columns: chosenColumns(columns) } as Parameters<typeof showInvoices>[0]);
}

customElements.define("column-choice", ColumnChoice);
