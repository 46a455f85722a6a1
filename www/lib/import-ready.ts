// What the entries of the module of files share whose platform has it at hand: it is ready on import.

import { setReady } from "./files.js";
import { initSync } from "./wasm/encours-files.js";

export function start(module: BufferSource | WebAssembly.Module): void {
  initSync({ module });
  setReady();
}

export default function init(): Promise<void> {
  return Promise.resolve();
}
