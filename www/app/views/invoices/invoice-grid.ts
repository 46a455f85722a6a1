import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from "@tanstack/virtual-core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { bulkWords } from "../../../ui/i18n/screens/bulk.ts";
import { amountLook, money } from "../../../ui/money.ts";
import {
  filter,
  invoiceRows,
  type Listed,
  listed,
  needRows,
  openInvoice,
  PRINTED_ROWS,
  showInvoices,
} from "../../invoices.ts";
import { type InvoiceColumn, USUAL_COLUMNS } from "../../router.ts";
import {
  extent,
  rangeFrom,
  selectAll,
  selected,
  selectNone,
  selectTo,
  toggle,
} from "../../selection.ts";
import { format, language, showWhy, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { InvoiceListing, InvoiceRow } from "../../worker/messages.ts";
import "./bulk-bar.ts";
import { statusLook, statusText } from "./invoice-cells.ts";

const NUMBERS: readonly InvoiceColumn[] = ["amount", "vat", "open"];
const FIGURES: readonly InvoiceColumn[] = [...NUMBERS, "daysLate"];
/** What is asked of these columns first is the largest, or the latest. */
const LARGEST_FIRST: readonly InvoiceColumn[] = [...FIGURES, "issued", "status"];
/** How wide a column is at least, in rem, on the screen and on paper, and what share it takes of the room that is left. */
const WIDTHS: Record<InvoiceColumn, { least: number; onPaper: number; share: number }> = {
  number: { least: 6.5, onPaper: 5, share: 1 },
  customer: { least: 7, onPaper: 0, share: 2 },
  issued: { least: 5.5, onPaper: 4.75, share: 0 },
  due: { least: 5.5, onPaper: 4.75, share: 0 },
  amount: { least: 6.5, onPaper: 5, share: 0 },
  vat: { least: 6.5, onPaper: 5, share: 0 },
  open: { least: 6.5, onPaper: 5, share: 0 },
  currency: { least: 3.5, onPaper: 2.5, share: 0 },
  status: { least: 9, onPaper: 0, share: 1.5 },
  daysLate: { least: 4.5, onPaper: 3, share: 0 },
  reason: { least: 8, onPaper: 0, share: 1.5 },
};
/** Which columns a narrow window leaves out first; the others stay. */
const LEFT_OUT: readonly InvoiceColumn[] = [
  "issued",
  "currency",
  "vat",
  "daysLate",
  "reason",
  "amount",
  "due",
];
const BOX = 1.75;
const GAP = 1.25;
/** On a phone an invoice is two lines of these. */
const ON_A_PHONE: readonly InvoiceColumn[] = ["number", "customer", "open", "status"];
const HEAD = -1;
/** The column of the boxes comes before those of the invoices. */
const BOXES = 0;
const PAGE_OF_ROWS = 10;

interface Place {
  row: number;
  column: number;
}

/** The list itself: only the rows in sight are there, and the arrow keys reach all of them. */
export class InvoiceGrid extends View {
  static override properties = { active: { state: true }, printing: { state: true } };
  declare active: Place;
  declare printing: boolean;

  #rowSize = 40;
  #margin = 0;
  #padding = { start: 0, end: 0 };
  #focusWanted = false;
  #shown: Listed | undefined;
  #unmount: (() => void) | undefined;
  /** Sizes are read once for each picture of the screen, however often rows come before it. */
  #frame: number | undefined;
  readonly #virtualizer = new Virtualizer<Window, HTMLElement>(this.#options(0));

  constructor() {
    super();
    this.active = { row: 0, column: BOXES + 1 };
    this.printing = false;
  }

  #options(count: number) {
    return {
      count,
      overscan: 4,
      scrollMargin: this.#margin,
      scrollPaddingStart: this.#padding.start,
      scrollPaddingEnd: this.#padding.end,
      getScrollElement: () => window,
      estimateSize: () => this.#rowSize,
      scrollToFn: windowScroll,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      onChange: () => this.requestUpdate(),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unmount = this.#virtualizer._didMount();
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unmount?.();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
  }

  /** Paper has no scrolling: what is printed is there before the browser lays it out. */
  readonly #print = (event: Event) => {
    this.printing = event.type === "beforeprint";
    if (this.isUpdatePending) this.performUpdate();
  };

  override render(): TemplateResult {
    const listing = listed.value?.outcome.value;
    if (!listing) return html``;
    const w = words.value.invoices;
    const { count } = listing;
    this.#virtualizer.setOptions(this.#options(count));
    const items = this.#items(count);
    const [first] = items;
    const last = items.at(-1);
    if (first && last) void needRows(first.index, last.index + 1);
    const anchor = this.#anchor(items, count);
    const columns = this.#columns();
    this.#rendered = columns;
    return html`<div
        class="grid"
        role="grid"
        aria-label=${w.name}
        aria-multiselectable="true"
        aria-describedby="grid-keys"
        aria-rowcount=${count + 1}
        aria-colcount=${columns.length + 1}
        @keydown=${this.#key}
        @focusin=${this.#focused}
      >
        ${this.#head(listing, anchor, columns)}
        <div class="grid__body" role="rowgroup">
          ${items.map(({ index }) => this.#row(index, listing, anchor, columns))}
        </div>
      </div>
      <p class="visually-hidden" id="grid-keys">
        ${w.keys} ${bulkWords[language.value].keys}
      </p>
      ${
        count > PRINTED_ROWS
          ? html`<p class="section__note print-only">
              ${w.printedPart(format.value.count(PRINTED_ROWS), format.value.count(count))}
            </p>`
          : nothing
      }
      ${this.#foot(listing)}`;
  }

  #items(count: number): Pick<VirtualItem, "index">[] {
    if (!this.printing) return this.#virtualizer.getVirtualItems();
    return Array.from({ length: Math.min(count, PRINTED_ROWS) }, (_, index) => ({ index }));
  }

  /** The one place that the Tab key reaches: where the person was, if that is still in sight. */
  #anchor(items: Pick<VirtualItem, "index">[], count: number): Place {
    const { row, column } = this.active;
    if (row === HEAD || items.some(({ index }) => index === row)) return this.active;
    const top = this.#virtualizer.range?.startIndex ?? 0;
    return { row: Math.min(top, count - 1), column };
  }

  /** What was chosen, as far as there is room for it; paper has room for all of it. */
  #columns(): readonly InvoiceColumn[] {
    const chosen = filter.value.columns ?? USUAL_COLUMNS;
    if (this.printing) return chosen;
    const { fontSize } = getComputedStyle(document.documentElement);
    // Not money: the room that there is, in rem.
    const room = this.offsetWidth / Number.parseFloat(fontSize);
    const needed = (columns: readonly InvoiceColumn[]) =>
      columns.reduce((all, column) => all + GAP + WIDTHS[column].least, BOX);
    let columns = chosen;
    for (const name of LEFT_OUT) {
      if (needed(columns) > room) columns = columns.filter((column) => column !== name);
    }
    return columns;
  }

  #head(listing: InvoiceListing, anchor: Place, columns: readonly InvoiceColumn[]): TemplateResult {
    const w = words.value;
    const { sort, descending } = filter.value;
    const [only, another] = listing.totals;
    return html`<div class="grid__head" role="rowgroup">
      <div class="grid__row grid__row--head" role="row" aria-rowindex="1">
        ${this.#allBoxes(anchor)}
        ${columns.map((column, position) => {
          const index = position + BOXES + 1;
          const here = sort === column;
          const unit = only && !another && NUMBERS.includes(column);
          return html`<div
            class=${cellClass(column)}
            role="columnheader"
            aria-colindex=${index + 1}
            aria-sort=${here ? (descending ? "descending" : "ascending") : "none"}
          >
            <button
              class="grid__sort"
              data-column=${index}
              tabindex=${anchor.row === HEAD && anchor.column === index ? 0 : -1}
              @click=${() => this.#sort(column)}
            >
              ${w.invoices.columns[column]}
              ${unit ? html`<span class="table__unit">${w.table.in(only.currency)}</span>` : nothing}
              <span aria-hidden="true" class="grid__arrow">${here ? (descending ? "↓" : "↑") : ""}</span>
            </button>
          </div>`;
        })}
      </div>
    </div>`;
  }

  #allBoxes(anchor: Place): TemplateResult {
    const w = bulkWords[language.value];
    return html`<div class="grid__cell grid__cell--box" role="columnheader" aria-colindex="1">
      <input
        type="checkbox"
        data-column=${BOXES}
        tabindex=${anchor.row === HEAD && anchor.column === BOXES ? 0 : -1}
        aria-label=${w.selectAll}
        title=${w.selectAll}
        .checked=${live(extent.value === "all")}
        .indeterminate=${live(extent.value === "some")}
        @click=${switchAll}
      />
    </div>`;
  }

  /** A click selects one row or lets go of it, with the shift key all rows up to it. */
  #box(index: number, row: InvoiceRow | undefined, anchor: Place): TemplateResult {
    const label = row ? bulkWords[language.value].select(row.id) : nothing;
    return html`<div
      class="grid__cell grid__cell--box"
      role="gridcell"
      aria-colindex="1"
      data-column=${BOXES}
      tabindex=${anchor.row === index && anchor.column === BOXES ? 0 : -1}
      @click=${(event: MouseEvent) => {
        event.stopPropagation();
        if (event.shiftKey) void selectTo(index);
        else if (row) toggle(index, row.id);
      }}
    >
      <input
        type="checkbox"
        tabindex="-1"
        aria-label=${label}
        .checked=${live(row !== undefined && selected.value.has(row.id))}
      />
    </div>`;
  }

  #sort(column: InvoiceColumn): void {
    const { sort, descending } = filter.value;
    showInvoices({
      sort: column,
      descending: sort === column ? !descending : LARGEST_FIRST.includes(column),
    });
  }

  #row(
    index: number,
    listing: InvoiceListing,
    anchor: Place,
    columns: readonly InvoiceColumn[],
  ): TemplateResult {
    const row = invoiceRows.value.at.get(index);
    const busy = row === undefined;
    const isSelected = row !== undefined && selected.value.has(row.id);
    return html`<div
      class=${`grid__row ${busy ? "grid__row--busy" : ""} ${isSelected ? "grid__row--selected" : ""}`}
      role="row"
      aria-selected=${isSelected ? "true" : "false"}
      aria-rowindex=${index + 2}
      aria-busy=${busy ? "true" : nothing}
      data-index=${index}
      @click=${() => {
        if (row) openInvoice(row.id);
      }}
    >
      ${this.#box(index, row, anchor)}
      ${columns.map((column, position) => {
        const at = position + BOXES + 1;
        return html`<div
          class=${cellClass(column)}
          role=${column === "number" ? "rowheader" : "gridcell"}
          aria-colindex=${at + 1}
          data-column=${at}
          tabindex=${anchor.row === index && anchor.column === at ? 0 : -1}
        >
          ${this.#cell(row, column, listing)}
        </div>`;
      })}
    </div>`;
  }

  /** One shape for all that a cell may show, so that rows that scroll by are filled and not built anew. */
  #cell(
    row: InvoiceRow | undefined,
    column: InvoiceColumn,
    listing: InvoiceListing,
  ): TemplateResult {
    const { text, look, title }: Cell = row
      ? this.#shownIn(row, column, listing)
      : { text: "", look: "grid__wait" };
    return html`<span class=${look ?? nothing} title=${title ?? nothing}>${text}</span>`;
  }

  #shownIn(row: InvoiceRow, column: InvoiceColumn, listing: InvoiceListing): Cell {
    const f = format.value;
    const sum = (decimal: string): Cell =>
      listing.totals.length === 1
        ? { text: f.decimal(decimal), look: amountLook(decimal) }
        : { text: money(f, decimal, row.currency) };
    const whole = (text: string): Cell => ({ text, look: "grid__text", title: text });
    switch (column) {
      case "number":
        return whole(row.id);
      case "customer":
        return whole(row.name ?? row.customer);
      case "issued":
        return { text: f.date(row.issued) };
      case "due":
        return { text: f.date(row.due) };
      case "amount":
        return sum(row.amount);
      case "open": {
        if (row.open === undefined) {
          return { text: words.value.invoices.nothing, look: "amount amount--zero" };
        }
        const { text, look = "" } = sum(row.open);
        return { text, look: `${look} grid__open` };
      }
      case "vat":
        return row.vat === undefined ? { text: "" } : sum(row.vat);
      case "currency":
        return { text: row.currency };
      case "status":
        return { text: statusText(row), look: statusLook(row, listing.buckets) };
      case "daysLate":
        return { text: row.open !== undefined && row.daysLate > 0 ? f.count(row.daysLate) : "" };
      case "reason":
        return row.reason === undefined ? { text: "" } : whole(row.reason);
    }
  }

  /** What is open of the list, in sight wherever the list is. */
  #foot({ totals, count }: InvoiceListing): TemplateResult {
    const w = words.value;
    const f = format.value;
    return html`<div class="grid__dock">
      <bulk-bar></bulk-bar>
      <p class="grid__foot">
      <span class="grid__total">${w.invoices.totalOf} (${f.count(count)})</span>
      <span class="grid__sums">
      ${totals.map(
        ({ currency, open, overdue }) => html`<button
          class="figure-button"
          aria-label=${`${f.money(open, currency)}, ${w.why.title}`}
          @click=${() =>
            showWhy({
              title: w.invoices.totalOf,
              figure: f.money(open, currency),
              method: w.invoices.why,
              page: "aging",
              inputs: [
                { label: w.aging.invoices, figure: f.count(count) },
                { label: w.invoices.statuses.overdue, figure: f.money(overdue, currency) },
              ],
            })}
        >
          ${money(f, open, currency)}
        </button>`,
      )}
      </span>
      </p>
    </div>`;
  }

  readonly #focused = (event: FocusEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
    if (!cell) return;
    const row = cell.closest<HTMLElement>("[data-index]");
    // Not money: positions in the grid.
    const [at, column] = [Number(row?.dataset.index ?? HEAD), Number(cell.dataset.column)];
    if (at !== this.active.row || column !== this.active.column) {
      this.active = { row: at, column };
    }
  };

  /** The columns that are there, and those that have their place. */
  #rendered: readonly InvoiceColumn[] = [];
  #laidOut = "";
  /** Whether the last key drew a range, which the next one goes on with. */
  #isRanging = false;

  /** Keys that select; gives whether this was one of them. */
  #selects(event: KeyboardEvent): boolean {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const { row } = this.active;
    const wasRanging = this.#isRanging;
    if (key !== "Shift") this.#isRanging = false;
    if (key === " ") {
      const here = invoiceRows.peek().at.get(row);
      if (row === HEAD && this.active.column !== BOXES) return false;
      if (row === HEAD) switchAll();
      else if (shiftKey) void selectTo(row);
      else if (here) toggle(row, here.id);
      return true;
    }
    if (key === "a" && (ctrlKey || metaKey)) {
      void selectAll();
      return true;
    }
    if (!shiftKey || row === HEAD || !(key === "ArrowDown" || key === "ArrowUp")) return false;
    const last = (listed.peek()?.outcome.value?.count ?? 0) - 1;
    const to = Math.max(0, Math.min(last, row + (key === "ArrowDown" ? 1 : -1)));
    if (!wasRanging) rangeFrom(row);
    this.#isRanging = true;
    void selectTo(to);
    this.#goTo({ row: to, column: this.active.column });
    return true;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (this.#selects(event)) {
      event.preventDefault();
      return;
    }
    const next = this.#next(event);
    const here = invoiceRows.peek().at.get(this.active.row);
    if (event.key === "Enter" && here) openInvoice(here.id);
    if (!next) return;
    event.preventDefault();
    this.#goTo(next);
  };

  #goTo(place: Place): void {
    this.active = place;
    this.#focusWanted = true;
    if (place.row >= 0) this.#virtualizer.scrollToIndex(place.row, { align: "auto" });
  }

  #next({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Place | undefined {
    if (altKey || shiftKey) return undefined;
    const far = ctrlKey || metaKey;
    const { row, column } = this.active;
    const columns = this.#columnsInSight();
    const first = Math.max(
      0,
      columns.findIndex((one) => one > BOXES),
    );
    const at = columns.indexOf(column);
    const last = (listed.value?.outcome.value?.count ?? 0) - 1;
    const to = (wanted: number): Place => ({ row: Math.max(0, Math.min(last, wanted)), column });
    const across = (wanted: number): Place => ({
      row,
      column: columns[Math.max(0, Math.min(columns.length - 1, wanted))] ?? column,
    });
    switch (key) {
      case "ArrowDown":
        return to(row + 1);
      case "ArrowUp":
        return row === 0 && this.#hasHead()
          ? { row: HEAD, column }
          : row > 0
            ? to(row - 1)
            : undefined;
      case "ArrowRight":
        return across(at + 1);
      case "ArrowLeft":
        return across(at - 1);
      case "PageDown":
        return to(row + PAGE_OF_ROWS);
      case "PageUp":
        return to(row - PAGE_OF_ROWS);
      case "Home":
        return far ? { ...to(0), column: columns[first] ?? 0 } : across(first);
      case "End":
        return far ? { ...to(last), column: columns.at(-1) ?? 0 } : across(columns.length - 1);
      default:
        return undefined;
    }
  }

  /** Narrow windows leave columns out, and the head. */
  #columnsInSight(): number[] {
    const cells = this.querySelectorAll<HTMLElement>(".grid__body .grid__row:first-child > *");
    return Array.from(cells).flatMap((cell, index) => (cell.offsetParent ? [index] : []));
  }

  #hasHead(): boolean {
    return this.querySelector<HTMLElement>(".grid__row--head")?.offsetParent !== null;
  }

  protected override updated(): void {
    this.#virtualizer._willUpdate();
    const body = this.querySelector<HTMLElement>(".grid__body");
    if (!body) return;
    if (listed.peek() !== this.#shown) {
      this.#shown = listed.peek();
      void needRows(0, Math.min(PRINTED_ROWS, this.#shown?.outcome.value?.count ?? 0));
    }
    this.#layOut(this.#rendered);
    this.#place(body);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#measure(body);
    });
    this.#focusCell();
  }

  /** Where the columns stand, on the screen and on paper. */
  #layOut(columns: readonly InvoiceColumn[]): void {
    const onPaper = filter.peek().columns ?? USUAL_COLUMNS;
    const wanted = [columns, onPaper].join("/");
    // While rows scroll by, columns stay: their widths are not worked out again for each of them.
    if (wanted === this.#laidOut) return;
    this.#laidOut = wanted;
    const set = (name: string, value: string) => this.style.setProperty(name, value);
    const tracks = (names: readonly InvoiceColumn[], medium: "least" | "onPaper") =>
      names
        .map((name) => {
          const { share, [medium]: rem } = WIDTHS[name];
          return share > 0 ? `minmax(${rem}rem, ${share}fr)` : `${rem}rem`;
        })
        .join(" ");
    set("--areas", `"box ${columns.join(" ")}"`);
    set("--tracks", `${BOX}rem ${tracks(columns, "least")}`);
    set("--sums", columns.includes("open") ? "open" : "-1");
    set("--print-areas", `"${onPaper.join(" ")}"`);
    set("--print-tracks", tracks(onPaper, "onPaper"));
  }

  /** Through the object model: the policy of the page allows no style in the markup. */
  #place(body: HTMLElement): void {
    body.style.setProperty("--size", `${this.#virtualizer.getTotalSize()}px`);
    const starts = new Map(
      this.#virtualizer.getVirtualItems().map(({ index, start }) => [String(index), start]),
    );
    for (const row of body.querySelectorAll<HTMLElement>("[data-index]")) {
      const start = (starts.get(row.dataset.index ?? "") ?? 0) - this.#margin;
      row.style.setProperty("--start", `${start}px`);
    }
  }

  #measure(body: HTMLElement): void {
    const height = (selector: string) =>
      document.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
    const bar = height(".bar");
    this.style.setProperty("--bar", `${bar}px`);
    const padding = {
      start: bar + height(".grid__row--head"),
      end: height(".grid__dock") + height(".bottom"),
    };
    const margin = Math.round(body.getBoundingClientRect().top + scrollY);
    const rowSize = body.querySelector<HTMLElement>(".grid__row")?.offsetHeight ?? this.#rowSize;
    const moved = margin !== this.#margin || rowSize !== this.#rowSize;
    this.#padding = padding;
    if (!moved || this.printing) return;
    this.#margin = margin;
    this.#rowSize = rowSize;
    this.#virtualizer.measure();
    this.requestUpdate();
  }

  /** Back to where the person was in the list. */
  focusActive(): void {
    this.#focusWanted = true;
    this.requestUpdate();
  }

  #focusCell(): void {
    if (!this.#focusWanted) return;
    const { row, column } = this.active;
    const place = row === HEAD ? ".grid__head" : `[data-index="${row}"]`;
    const cell = this.querySelector<HTMLElement>(`${place} [data-column="${column}"]`);
    if (!cell) return;
    this.#focusWanted = false;
    cell.focus({ preventScroll: true });
  }
}
/** What a cell shows. */
interface Cell {
  text: string | TemplateResult;
  /** Its class. */
  look?: string;
  /** All of it, where there may be no room. */
  title?: string;
}

function cellClass(column: InvoiceColumn): string {
  const more = ON_A_PHONE.includes(column) ? "" : " grid__cell--more";
  const figure = FIGURES.includes(column) ? " grid__cell--figure" : "";
  return `grid__cell grid__cell--${column}${more}${figure}`;
}

function switchAll(): void {
  if (extent.peek() === "all") selectNone();
  else void selectAll();
}

customElements.define("invoice-grid", InvoiceGrid);
