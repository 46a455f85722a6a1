export { DueDateElement } from "./due-date/define.ts";
export { LatePaymentElement } from "./late-payment/define.ts";
