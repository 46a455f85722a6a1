// The entry of the module of files for edge workers (workerd, Vercel), as `edge.ts` is that of the core.

import { start } from "./import-ready.js";
import module from "./wasm/encours-files.wasm?module";

export * from "./import-api.js";
export { default } from "./import-ready.js";

start(module);
