// The entry for Node, Deno and Bun: the core is ready on import.

import { readFileSync } from "node:fs";
import { setReady } from "./facade.js";
import { initSync } from "./wasm/encours.js";

export * from "./api.js";

initSync({ module: readFileSync(new URL("./wasm/encours.wasm", import.meta.url)) });
setReady();

export default function init(): Promise<void> {
  return Promise.resolve();
}
