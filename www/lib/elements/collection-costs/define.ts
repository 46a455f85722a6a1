import { register } from "../calculator.ts";
import { CollectionCostsElement } from "./element.ts";

register("encours-collection-costs", CollectionCostsElement);

export { CollectionCostsElement };
