import type { FecFile, FecOptions } from "encours/import";
import { ask } from "../state.ts";
import type { Outcome } from "../worker/messages.ts";
import { withWriter } from "./writer.ts";

/** The entries of the book that is looked at, as an accounting file; nothing where the work was given up. */
export async function fecFile(options: FecOptions): Promise<Outcome<FecFile> | undefined> {
  const image = await ask("computing", (engine) => engine.image());
  if (!image || image.refusal) return image;
  return withWriter((writer) => writer.writeFec(image.value, options) as Promise<Outcome<FecFile>>);
}
