// What both modules share: the one error class, the language of texts, and the sentences that no module can say, for it is not there.

import { EncoursError } from "./wasm/errors.js";

export { EncoursError };

/** Whether texts are English; French otherwise. */
export let english = false;

export function setEnglish(now: boolean): void {
  english = now;
}

function text(french: string, inEnglish: string): string {
  return english ? inEnglish : french;
}

export function notReady(cause?: unknown): EncoursError {
  const message = text(
    "Le module encours n’est pas encore chargé : attendez d’abord la fin de son chargement, par exemple avec « await init() ».",
    'The encours module is not loaded yet: wait until it is, such as with "await init()".',
  );
  const value = cause === undefined ? undefined : String(cause).slice(0, 80);
  return new EncoursError("module/notReady", undefined, value, message);
}

export function bug(cause: unknown): EncoursError {
  // Where in the module it trapped: builds are reproducible, so the address names the line.
  const place = (cause as Error | undefined)?.stack?.match(/wasm-function\[\d+\]:\w+/)?.[0];
  const trap = place ? `${cause} ${place}` : String(cause);
  const message = text(
    `Le calcul a rencontré un défaut d’encours : signalez-le avec les données qui l’ont provoqué (${trap}).`,
    `The calculation met a defect of encours itself: report it with the data that caused it (${trap}).`,
  );
  return new EncoursError("internal/bug", undefined, trap.slice(0, 80), message);
}

/** A module could not be fetched or started. */
export function loadFailure(cause: unknown): EncoursError {
  return cause instanceof EncoursError ? cause : notReady(cause);
}
