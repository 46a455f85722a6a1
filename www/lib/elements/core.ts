// The core, fetched once for all calculators of a page, when the first comes near the viewport.

import init from "encours";

export type State = "absent" | "ready" | Error;

let loading: Promise<void> | undefined;
let state: State = "absent";
/** What is beside the file that loads the calculators. */
export interface Places {
  /** Address of the app, on a site that has it. */
  app?: string;
  /** Where each calculator has a page of its own, for frames. */
  pages?: string;
}
let places: Places = {};

export function coreState(): State {
  return state;
}

export function knownPlaces(): Places {
  return places;
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

/** For the loader: the module's file, on its way and checked on arrival, and what is where. A calculator itself says what failed. */
export function startWith(file: Promise<Response>, beside: Places): Promise<void> {
  places = beside;
  loading ??= settled(file.then(init));
  return loading;
}

/** Once the element is about to be seen. */
export function near(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
  });
}
