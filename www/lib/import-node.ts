// The entry of the module of files for Node, Deno and Bun.

import { readFileSync } from "node:fs";
import { start } from "./import-ready.js";

export * from "./import-api.js";
export { default } from "./import-ready.js";

start(readFileSync(new URL("./wasm/encours-files.wasm", import.meta.url)));
