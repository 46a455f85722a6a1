import type { Language } from "../format.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { held } from "./spaces.ts";

/** French is the source of truth: English must say all that French says. */
export type Words = typeof fr;

/** All French words, with the spaces that hold. */
function holdingSpaces<T>(words: T): T {
  const holding = (said: unknown): unknown => {
    if (typeof said === "string") return held("fr", said);
    if (typeof said === "function") return (...given: unknown[]) => holding(said(...given));
    if (Array.isArray(said)) return said.map(holding);
    if (typeof said !== "object" || said === null) return said;
    return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, holding(value)]));
  };
  return holding(words) as T;
}

/** The words of a part of the page that is loaded when it is needed (`screens/`): English says all that French says. */
export function both<T>(french: T, english: NoInfer<T>): Record<Language, T> {
  return { fr: holdingSpaces(french), en: english };
}

const DICTIONARIES: Record<Language, Words> = both(fr, en);

export function dictionary(language: Language): Words {
  return DICTIONARIES[language];
}
