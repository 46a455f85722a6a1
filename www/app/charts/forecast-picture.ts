import type { ForecastRun } from "encours";
import { format, words } from "../state.ts";
import type { SteppedLine } from "./draw.ts";

/** The balance step by step, with the threshold and the lowest point. */
export function forecastPicture(
  run: ForecastRun,
  currency: string,
  threshold: string,
): SteppedLine {
  const f = format.value;
  const w = words.value.forecast;
  const index = run.periods.findIndex(({ end }) => run.lowestOn <= end);
  return {
    kind: "stepped",
    labels: [w.start, ...run.periods.map(({ end }) => f.shortDate(end))],
    values: balances(run),
    threshold: { label: w.thresholdMark(f.money(threshold, currency)), value: threshold },
    show: (decimal) => f.money(decimal, currency),
    axis: (value) => f.axis(value),
    ...(index < 0
      ? {}
      : {
          lowest: {
            index: index + 1,
            value: run.lowest,
            label: w.lowestMark(f.money(run.lowest, currency), f.shortDate(run.lowestOn)),
          },
        }),
  };
}

/** At the start, and at the end of each period. */
export function balances(run: ForecastRun): string[] {
  return [run.periods[0]?.opening ?? "0", ...run.periods.map(({ closing }) => closing)];
}
