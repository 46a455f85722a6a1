export { LatePaymentElement } from "./late-payment/define.ts";
