import { register } from "../calculator.ts";
import { AgingElement } from "./element.ts";

register("encours-aging", AgingElement);

export { AgingElement };
