/** What changed between two days, asked for while it is looked at. */
import { computed, effect, signal } from "@preact/signals-core";
import type { Changes } from "encours";
import { isIsoDate } from "../ui/format.ts";
import { ask, asOf, book, demo, go, language, preferences, route } from "./state.ts";
import { dayNumber, isoDay } from "./worker/days.ts";
import type { Outcome } from "./worker/messages.ts";

/** Rows that are shown at first, and with each « afficher … de plus ». */
export const ROWS = 100;

export const changes = signal<Outcome<Changes> | undefined>(undefined);
/** How many rows are asked for. */
export const rows = signal(ROWS);

/** The first day: that of the address, else the last one of the month before. */
export const since = computed(() => {
  const { from = "" } = route.value.place ?? {};
  if (isIsoDate(from) && from <= asOf.value) return from;
  return isoDay(dayNumber(`${asOf.value.slice(0, 8)}01`) - 1);
});

export function showSince(from: string): void {
  if (isIsoDate(from)) go({ screen: "changes", place: { from } });
}

/** All of them, whatever is shown. */
export async function allChanges(): Promise<Changes["rows"]> {
  const { currency, fx } = preferences.value;
  const span = { from: since.value, to: asOf.value };
  const found = await ask("computing", (engine) => engine.changes({ ...span, currency, fx }));
  return found?.value?.rows ?? [];
}

/** Follows the address, the date and the book while the screen is shown. */
export function followChanges(): () => void {
  let latest = 0;
  rows.value = ROWS;
  return effect(() => {
    const span = { from: since.value, to: asOf.value, limit: rows.value };
    const { currency, fx } = preferences.value;
    // What the figures depend on besides.
    void [book.value, demo.value, language.value];
    latest += 1;
    const mine = latest;
    void ask("computing", (engine) => engine.changes({ ...span, currency, fx })).then((found) => {
      if (found && mine === latest) changes.value = found;
    });
  });
}
