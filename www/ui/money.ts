import { html, type TemplateResult } from "lit";
import { type Format, isZero } from "./format.ts";

/** An amount with the sign of its currency, kept together and the sign lighter. */
export function money(format: Format, decimal: string, currency: string): TemplateResult {
  const { before, unit, after } = format.moneyParts(decimal, currency);
  return html`<span class="money">${before}<span class="money__unit">${unit}</span>${after}</span>`;
}

/** An amount in a table: the unit stands in the head, and zeros recede. */
export function amount(format: Format, decimal: string): TemplateResult {
  return html`<span class=${amountLook(decimal)}>${format.decimal(decimal)}</span>`;
}

export function amountLook(decimal: string): string {
  return isZero(decimal) ? "amount amount--zero" : "amount";
}
