/** All that the first screen needs, in one file: each further request would cost the first figures some milliseconds. */
import "./views/shell/app-shell.ts";

export { open, openFiles, verify } from "./state.ts";
