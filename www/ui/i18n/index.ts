import type { Language } from "../format.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** French is the source of truth: English must say all that French says. */
export type Words = typeof fr;

/** No line of French ends before « : ; ? ! % € » or inside guillemets: the spaces there hold. */
function holdingSpaces<T>(words: T): T {
  const held = (said: unknown): unknown => {
    if (typeof said === "string") {
      return said.replace(/ (?=[:;?!%€»])/g, "\u00a0").replaceAll("« ", "«\u00a0");
    }
    if (typeof said === "function") return (...given: unknown[]) => held(said(...given));
    if (Array.isArray(said)) return said.map(held);
    if (typeof said !== "object" || said === null) return said;
    return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, held(value)]));
  };
  return held(words) as T;
}

const DICTIONARIES: Record<Language, Words> = { fr: holdingSpaces(fr), en };

export function dictionary(language: Language): Words {
  return DICTIONARIES[language];
}
