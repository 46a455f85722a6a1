import { register } from "../register.ts";
import { LatePaymentElement } from "./element.ts";

register("encours-late-payment", LatePaymentElement);

export { LatePaymentElement };
