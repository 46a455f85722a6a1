// What the entries share whose platform has the core at hand: it is ready on import.

import { setReady } from "./facade.js";
import { initSync } from "./wasm/encours.js";

export function start(module: BufferSource | WebAssembly.Module): void {
  initSync({ module });
  setReady();
}

export default function init(): Promise<void> {
  return Promise.resolve();
}
