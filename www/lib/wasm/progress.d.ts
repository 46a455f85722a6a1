// Types of `src/js/progress.js`, which is built into this folder.

/** Who is told how many runs of a simulation are done; it must not throw. */
export function setListener(told: ((runs: number) => void) | undefined): void;
