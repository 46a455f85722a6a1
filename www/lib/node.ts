// The entry for Node, Deno and Bun.

import { readFileSync } from "node:fs";
import { start } from "./ready.js";

export * from "./api.js";
export { default } from "./ready.js";

start(readFileSync(new URL("./wasm/encours.wasm", import.meta.url)));
