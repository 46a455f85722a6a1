// Who is told how many runs of a simulation are done. The module tells it while it answers one call.

/** @type {((runs: number) => void) | undefined} */
let listener;

/**
 * Set by the façade around a call; the listener must not throw.
 * @param {((runs: number) => void) | undefined} told
 */
export function setListener(told) {
  listener = told;
}

/**
 * Called by the module.
 * @param {number} runs
 */
export function tellProgress(runs) {
  listener?.(runs);
}
