import { register } from "../calculator.ts";
import { ForecastElement } from "./element.ts";

register("encours-forecast", ForecastElement);

export { ForecastElement };
