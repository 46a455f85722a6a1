import { register } from "../calculator.ts";
import { DueDateElement } from "./element.ts";

register("encours-due-date", DueDateElement);

export { DueDateElement };
