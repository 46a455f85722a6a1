/** The indicators of the last twelve month-ends, asked for while they are looked at. */
import { effect, signal } from "@preact/signals-core";
import type { KpiReport } from "encours";
import { ask, figures } from "./state.ts";
import type { Figures } from "./worker/messages.ts";

export const trend = signal<KpiReport[] | undefined>(undefined);

/** Follows the figures of the dashboard: the same choices, the same book. */
export function followTrend(): () => void {
  let asked: Figures | undefined;
  return effect(() => {
    const made = figures.value;
    if (!made || made === asked) return;
    asked = made;
    void ask("computing", (engine) => engine.trend(made.choices)).then((outcome) => {
      if (asked === made) trend.value = outcome?.value;
    });
  });
}
