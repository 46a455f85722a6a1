// The core, fetched once for all calculators of a page, when the first comes near the viewport.

import init from "encours";
import { failure } from "./failure.ts";

export type State = "absent" | "ready" | Error;

let loading: Promise<void> | undefined;
let state: State = "absent";
/** What the loader has. */
export interface Loader {
  failure: typeof failure;
  /** Address of the app, on a site that has it. */
  app?: string | undefined;
  /** Where each calculator has a page of its own, for frames. */
  pages: string;
}
let loader: Loader | undefined;

export function coreState(): State {
  return state;
}

export function appHome(): string | undefined {
  return loader?.app;
}

/** What an element shows that cannot compute. With a loader its words are not needed twice. */
export function failureOf(
  element: Element,
  error: Error,
  formula: string,
  app: string | undefined,
): HTMLElement | undefined {
  const tell = import.meta.env.MODE === "embed" ? loader?.failure : failure;
  return tell?.(element, error, formula, loader?.pages, app);
}

async function settled(start: Promise<void>): Promise<void> {
  try {
    await start;
    state = "ready";
  } catch (error) {
    state = error as Error;
  }
}

/** Never fails: `coreState` says what came of it. */
export function startCore(): Promise<void> {
  loading ??= settled(init());
  return loading;
}

/** For the loader: the module's file, on its way and checked on arrival. A calculator itself says what failed. */
export function startWith(file: Promise<Response>, by: Loader): Promise<void> {
  loader = by;
  loading ??= settled(file.then(init));
  return loading;
}
