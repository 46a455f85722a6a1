import { View } from "../../view.ts";

/**
 * A section of the dashboard. Each is drawn in a task of its own: all of them in one would let a click or a key in between wait for too long.
 */
export class SectionView extends View {
  protected override async scheduleUpdate(): Promise<void> {
    await nextTask();
    super.scheduleUpdate();
  }
}

function nextTask(): Promise<void> {
  // Not every browser can yield.
  return "scheduler" in window && "yield" in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
