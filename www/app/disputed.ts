/** What is contested of each bucket of the aging, asked for while it is looked at. */
import { effect, signal } from "@preact/signals-core";
import type { AgingReport } from "encours";
import { isZero } from "../ui/format.ts";
import { ask, figures } from "./state.ts";
import type { Figures } from "./worker/messages.ts";

export const disputed = signal<{ of: Figures; sums: AgingReport["total"] } | undefined>(undefined);

/** Follows the figures of the dashboard: the same choices, the same book. */
export function followDisputed(): () => void {
  let asked: Figures | undefined;
  return effect(() => {
    const made = figures.value;
    if (!made || made === asked) return;
    asked = made;
    if (isZero(made.kpis.value?.disputed ?? "0")) return;
    void ask("computing", (engine) => engine.disputed(made.choices)).then((outcome) => {
      const sums = outcome?.value;
      if (sums && asked === made) disputed.value = { of: made, sums };
    });
  });
}
