import { register } from "../calculator.ts";
import { DsoElement } from "./element.ts";

register("encours-dso", DsoElement);

export { DsoElement };
