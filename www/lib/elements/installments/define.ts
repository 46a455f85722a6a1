import { register } from "../calculator.ts";
import { InstallmentsElement } from "./element.ts";

register("encours-installments", InstallmentsElement);

export { InstallmentsElement };
