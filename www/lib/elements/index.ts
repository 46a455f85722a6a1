export { AgingElement } from "./aging/define.ts";
export { CollectionCostsElement } from "./collection-costs/define.ts";
export { DsoElement } from "./dso/define.ts";
export { DueDateElement } from "./due-date/define.ts";
export { EarlyDiscountElement } from "./early-discount/define.ts";
export { ForecastElement } from "./forecast/define.ts";
export { InstallmentsElement } from "./installments/define.ts";
export { LatePaymentElement } from "./late-payment/define.ts";
