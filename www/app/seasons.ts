/** The seasons of the book, asked for while cash is looked at. */
import { effect, signal, untracked } from "@preact/signals-core";
import type { Seasons } from "encours";
import { ask, asOf, book, demo, language, preferences } from "./state.ts";
import type { Outcome } from "./worker/messages.ts";

export const seasons = signal<Outcome<Seasons> | undefined>(undefined);

/** Follows the book, the date and the currency. */
export function followSeasons(): () => void {
  let asked = 0;
  const stop = effect(() => {
    const { currency, fx } = preferences.value;
    const scope = { asOf: asOf.value, currency, fx };
    // What a refusal is told in.
    void language.value;
    if (!demo.value && book.value === undefined) return;
    asked += 1;
    const now = asked;
    // What asking itself looks at is no reason to ask again.
    void untracked(() => ask("computing", (engine) => engine.seasons(scope))).then((outcome) => {
      if (now === asked && outcome) seasons.value = outcome;
    });
  });
  return () => {
    asked += 1;
    stop();
    seasons.value = undefined;
  };
}
