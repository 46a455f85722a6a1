import type { Language } from "../format.ts";

/** No line of French ends before « : ; ? ! % € » or inside guillemets: the spaces there hold. */
export function held(language: Language, text: string): string {
  if (language !== "fr") return text;
  return text.replace(/ (?=[:;?!%€»])/g, "\u00a0").replaceAll("« ", "«\u00a0");
}
