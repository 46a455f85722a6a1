// A field of rows: for each a line of the same cells. What is typed is the text of the field.

import { Calculator, type Widget } from "./calculator.ts";
import { type Child, fill, h, set } from "./dom.ts";
import { countable, type Field, initialOf, type Row, rowsOf } from "./fields.ts";
import { type Input, inputOf, isOnItsWay } from "./input.ts";
import type { OwnWords, SharedWords } from "./words.ts";

type RowsField = Field & { kind: "rows" };

/** A calculator that has fields of rows. */
export abstract class CalculatorOfRows<Result extends object> extends Calculator<Result> {
  /** The rows that can be counted, and how many others there are that are not empty. */
  protected rows(name: string): { rows: Row[]; incomplete: number } {
    const { fields } = this.constructor as typeof Calculator;
    const field = fields.find((one) => one.name === name);
    return field?.kind === "rows"
      ? countable(field.columns, this.typed(name))
      : { rows: [], incomplete: 0 };
  }

  /** What a row is called. */
  protected rowName(_field: string, at: number): string {
    return this.words.rowName(this.format.count(at + 1));
  }

  protected override widget(field: Field, help: Child): Widget | undefined {
    if (field.kind !== "rows") return undefined;
    return rowsWidget({
      field,
      help,
      words: this.words,
      labels: this.ownWords.fields,
      rowName: (at) => this.rowName(field.name, at),
      written: (column, typed) => this.written(column, typed),
      change: (text) => this.write(field.name, text),
    });
  }

  /** Rows that count are what the core is given: its "flows/0" may be the second on the page. */
  protected override place(path: string): string {
    const [list = "", index, ...rest] = path.split("/");
    // Not money: the place of a row.
    const row = this.rows(list).rows[Number(index)];
    return row ? [list, row.at, ...rest].join("/") : path;
  }

  protected override inWords(field: Field, typed: string): Child {
    if (field.kind !== "rows") return super.inWords(field, typed);
    const { name, columns } = field;
    const { rows } = this.rows(name);
    if (rows.length === 0) return "";
    return rows.map(({ at, cells }) => {
      const said = columns.map((column) => this.inWords(column, cells[column.name] ?? ""));
      if (columns.length === 1) said.unshift(this.rowName(name, at));
      return h("div", {}, said.filter((cell) => cell !== "").join(", "));
    });
  }
}

interface Rows {
  field: RowsField;
  help: Child;
  words: SharedWords;
  /** Of the field and of its columns. */
  labels: OwnWords["fields"];
  rowName(at: number): string;
  /** What is typed as it is written for people. */
  written(column: Field, typed: string): string;
  /** Takes the text that the field holds now. */
  change(text: string): void;
}
interface RowOnPage {
  node: HTMLElement;
  label: HTMLElement | undefined;
  inputs: Input[];
  remove: HTMLButtonElement;
}

function rowsWidget({ field, help, words, labels, rowName, written, change }: Rows): Widget {
  const { name, columns, series } = field;
  /** A row of one cell gives it its name. */
  const isGroup = columns.length > 1;
  let texts: string[][] = [];
  let rows: RowOnPage[] = [];
  /** The row to go to once it stands. */
  let next: number | undefined;
  const labelOf = (column: string) => labels[column]?.label ?? column;

  const least = series ?? 1;
  const tell = () => {
    const lines = texts.map((cells) => cells.join(";").replace(/;+$/, ""));
    const isEmpty = lines.length <= least && lines.every((line) => line === "");
    change(isEmpty ? "" : lines.join("\n"));
  };
  const type = (at: number, index: number, text: string) => {
    const cells = texts[at];
    if (!cells) return;
    while (cells.length <= index) cells.push("");
    cells[index] = text.replace(/[;\n]/g, ",");
    tell();
  };
  const show = (cell: Input, at: number, index: number) => {
    const column = columns[index];
    if (!column) return;
    const typed = texts[at]?.[index] ?? "";
    cell.value = typed === "" ? String(initialOf(column)) : written(column, typed);
  };

  const input = (column: Field, at: number, index: number): Input => {
    const cell = inputOf(column, `${name}-${at}-${column.name}`, labels[column.name]?.choices);
    cell.addEventListener("input", () => {
      if (!isOnItsWay(cell)) type(at, index, cell.value);
    });
    cell.addEventListener("blur", () => {
      // A browser gives no text for half a date.
      if (cell.validity.badInput) type(at, index, "?");
      else show(cell, at, index);
    });
    return cell;
  };

  const row = (at: number): RowOnPage => {
    const inputs = columns.map((column, index) => input(column, at, index));
    const labelsOnPage = inputs.map((cell, index) =>
      h("label", { for: cell.id, part: "label" }, isGroup && labelOf(columns[index]?.name ?? "")),
    );
    const remove = h("button", { type: "button", part: "button", class: "remove" }, "×");
    remove.addEventListener("click", () => {
      texts.splice(at, 1);
      tell();
      add.focus();
    });
    const cells = inputs.map((cell, index) =>
      h("div", { class: "field" }, labelsOnPage[index], cell),
    );
    const end = h("div", { class: "end" }, cells.pop(), remove);
    const node = h("div", { class: "row", part: "row", role: isGroup && "group" }, cells, end);
    return { node, label: isGroup ? undefined : labelsOnPage[0], inputs, remove };
  };

  const list = h("div", { class: isGroup ? "rows" : "rows single" });
  const add = h("button", { type: "button", part: "button" }, labels[name]?.add ?? words.add);
  add.addEventListener("click", () => {
    next = texts.length;
    texts.push([]);
    tell();
  });
  const node = h(
    "fieldset",
    { id: name, part: "rows" },
    h("legend", { part: "label" }, labelOf(name)),
    help,
    list,
    h("p", {}, add),
  );

  const refresh = (typed: string, wrong: string | undefined) => {
    texts = rowsOf(typed);
    while (texts.length < least) texts.push([]);
    if (texts.length !== rows.length) {
      rows = texts.map((_, at) => row(at));
      fill(list, ...rows.map(({ node }) => node));
    }
    const root = list.getRootNode() as Document | ShadowRoot;
    for (const [at, { node, label, inputs, remove }] of rows.entries()) {
      const called = rowName(at);
      set(node, "aria-label", isGroup && called);
      if (label) label.textContent = called;
      const isInside = series !== undefined && at < rows.length - 1;
      remove.hidden = rows.length <= least || isInside;
      set(remove, "aria-label", words.remove(called));
      for (const [index, cell] of inputs.entries()) {
        if (root.activeElement !== cell) show(cell, at, index);
        const isWrong = wrong === `${at}/${columns[index]?.name}`;
        set(cell, "aria-invalid", isWrong && "true");
        set(cell, "aria-describedby", isWrong && `${name}-problem`);
      }
    }
    if (next !== undefined) rows[next]?.inputs[0]?.focus();
    next = undefined;
  };
  const called = (cell: string) => {
    const [at, column = ""] = cell.split("/");
    // Not money: the place of a row.
    const row = rowName(Number(at));
    return isGroup ? `${row}, ${labelOf(column)}` : row;
  };
  return { node, input: node, refresh, called };
}
