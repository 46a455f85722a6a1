import type { Language } from "../../ui/format.ts";

/** The language for an element: its own, else that of what it stands in, else French. */
export function languageOf(element: Element): Language {
  let place: Element | null = element;
  while (place) {
    const named: Element | null = place.closest("[lang]");
    const lang = named?.getAttribute("lang");
    if (lang) return /^en\b/i.test(lang) ? "en" : "fr";
    if (named) {
      place = named.parentElement;
      continue;
    }
    const root = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : null;
  }
  return "fr";
}
