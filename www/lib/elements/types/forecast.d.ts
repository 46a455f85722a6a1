import type { Forecast } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-forecast>`: cash for thirteen weeks, from an opening balance and what comes in and goes out. */
export declare class ForecastElement extends CalculatorElement<Forecast> {
  /** Balance at the end of the day of situation. */
  opening: string;
  /** Date of situation; "": today. */
  asOf: string;
  /** Alert when the balance falls below this. */
  threshold: string;
  /** A line for each: first day; label; "in" or "out"; amount; "once", "week", "month", "quarter" or "year". */
  flows: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-forecast": ForecastElement;
  }
}
