import { register } from "../calculator.ts";
import { ProvisionElement } from "./element.ts";

register("encours-provision", ProvisionElement);

export { ProvisionElement };
