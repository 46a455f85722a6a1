import type { Language } from "../format.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** French is the source of truth: English must say all that French says. */
export type Words = typeof fr;

const DICTIONARIES: Record<Language, Words> = { fr, en };

export function dictionary(language: Language): Words {
  return DICTIONARIES[language];
}
