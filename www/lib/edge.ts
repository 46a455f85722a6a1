// The entry for edge workers (workerd, Vercel): the platform compiles the core when the program is
// uploaded, for it allows neither compilation nor files at run time.

import { start } from "./ready.js";
import module from "./wasm/encours.wasm?module";

export * from "./api.js";
export { default } from "./ready.js";

start(module);
