// How a result explains itself: tables, rules.

import type { Rule } from "encours";
import type { Format } from "../../ui/format.ts";
import { type Child, h } from "./dom.ts";
import type { SharedWords } from "./words.ts";

export interface Column {
  head: string;
  /** Names stand left, figures right. */
  figure?: boolean;
}

/** A table; the first cell of a row names it. On a narrow page it scrolls in its frame. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: Child[][],
  total?: Child[],
): HTMLElement {
  const look = (column: number) => columns[column]?.figure && "figure";
  const line = (cells: Child[]) =>
    h(
      "tr",
      {},
      cells.map((cell, at) =>
        at === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: look(at) }, cell),
      ),
    );
  const heads = columns.map(({ head }, at) => h("th", { scope: "col", class: look(at) }, head));
  return h(
    "div",
    { class: "scroll", part: "table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, heads)),
      h("tbody", {}, rows.map(line)),
      total && h("tfoot", {}, line(total)),
    ),
  );
}

/** The citation, as a link where the text of law has an address. */
export function citation({ url, citation }: Rule): Child {
  if (!url) return citation;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, citation);
}

export function rulesList(format: Format, words: SharedWords, rules: readonly Rule[]): Child {
  return [
    h("h3", {}, words.rules),
    h(
      "ul",
      { part: "rules" },
      rules.map((rule) => {
        const checked = words.checked(format.date(rule.checked));
        return h(
          "li",
          {},
          citation(rule),
          rule.url ? ` (${checked})` : ` (${words.noAddress}, ${checked})`,
        );
      }),
    ),
  ];
}
