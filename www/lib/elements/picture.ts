// Small pictures, built node by node. Their colors are attributes, so that a printed sheet has them too; what they show stands beside them as text.

import { type Child, fill, set } from "./dom.ts";

export function svg(
  tag: string,
  attributes: Record<string, string | number>,
  ...children: Child[]
): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, String(value));
  fill(element, ...children);
  return element;
}

export function length(decimal: string): number {
  // Not money: a length on the screen.
  return Number(decimal);
}
