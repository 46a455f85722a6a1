// What was answered natively, as `tests/answers.rs` wrote it: in the folder that ENCOURS_ANSWERS names, else where cargo puts it by default.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder =
  process.env.ENCOURS_ANSWERS ?? fileURLToPath(new URL("../../target/answers", import.meta.url));

/** The lines of one file, for `otherAnswers`. */
export function nativeAnswers(name) {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) throw new Error(`no ${file}: run \`cargo test --test answers\``);
  return readFileSync(file, "utf8").split("\n");
}

/** The names of all files: one for each file of vectors, and what is asked beside them. */
export function nativeNames() {
  const vectors = readdirSync(new URL(".", import.meta.url))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length));
  return [...vectors.sort(), "random", "large"];
}
