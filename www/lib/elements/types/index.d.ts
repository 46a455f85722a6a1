export { type AgedTable, AgingElement } from "./aging.js";
export type { CalculatorElement } from "./calculator.js";
export { CollectionCostsElement } from "./collection-costs.js";
export { type Dso, DsoElement } from "./dso.js";
export { type CheckedDueDate, DueDateElement } from "./due-date.js";
export { EarlyDiscountElement } from "./early-discount.js";
export { ForecastElement } from "./forecast.js";
export { InstallmentsElement } from "./installments.js";
export { LatePaymentElement } from "./late-payment.js";
