export type { CalculatorElement } from "./calculator.js";
export { LatePaymentElement } from "./late-payment.js";
