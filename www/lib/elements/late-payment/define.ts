import { register } from "../calculator.ts";
import { LatePaymentElement } from "./element.ts";

register("encours-late-payment", LatePaymentElement);

export { LatePaymentElement };
