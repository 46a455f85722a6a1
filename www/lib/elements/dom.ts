// Building pages by hand. No templates: nothing here ever reads markup, so that a host may forbid it, and a calculator stays small.

import type { Format } from "../../ui/format.ts";

export type Child = Node | string | undefined | false | readonly Child[];
type Attribute = string | boolean | undefined | ((event: Event) => void);

/** An element. Functions are listeners; what is false or undefined is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (typeof value === "function") element.addEventListener(name, value);
    else set(element, name, value);
  }
  fill(element, ...children);
  return element;
}

/** Sets an attribute, or takes it away. */
export function set(element: Element, name: string, value: string | boolean | undefined): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}

/** Puts these in the place of what is there. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child) element.append(child as Node | string);
  }
}

/** An amount, kept together, the sign of its currency lighter. */
export function money(format: Format, decimal: string, currency: string): HTMLElement {
  const { before, unit, after } = format.moneyParts(decimal, currency);
  return h("span", { class: "nowrap" }, [before, h("span", { class: "unit" }, unit), after]);
}
