import { register } from "../calculator.ts";
import { EarlyDiscountElement } from "./element.ts";

register("encours-early-discount", EarlyDiscountElement);

export { EarlyDiscountElement };
