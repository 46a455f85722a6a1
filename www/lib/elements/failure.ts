// A calculator that cannot start says so, says how the figure is made, and where it can be had.

import { h } from "./dom.ts";
import { languageOf } from "./language.ts";

export type Cause = "policy" | "files" | "browser";

const WORDS = {
  fr: {
    failed: "Le calculateur n’a pas pu démarrer\u00a0: ",
    policy:
      "la politique de sécurité de cette page ne le permet pas ('wasm-unsafe-eval' y manque, ou l’adresse de ses fichiers). Dans un cadre (iframe), il n’en a pas besoin.",
    files: "ses fichiers sont absents, ou ne sont pas ceux qui étaient attendus.",
    browser: "ce navigateur est trop ancien.",
    formula: "Le calcul\u00a0: ",
    open: "Ouvrir le calculateur dans sa propre page",
  },
  en: {
    failed: "The calculator could not start: ",
    policy:
      "the security policy of this page does not allow it ('wasm-unsafe-eval' is missing there, or the address of its files). In an iframe it does without.",
    files: "its files are missing, or are not the ones expected.",
    browser: "this browser is too old.",
    formula: "The calculation: ",
    open: "Open the calculator in its own page",
  },
};

/** Why a file is not there. */
export class Refused extends Error {
  constructor(readonly reason: Cause) {
    super(reason);
  }
}

/** What is told, or that the browser refused to compile the module: its bytes are sound, so the page's policy forbids it. */
function causeOf(error: unknown): Cause {
  const { reason, value } = error as { reason?: Cause; value?: string };
  if (reason) return reason;
  return /CompileError|Content Security Policy|CSP/.test(`${error} ${value}`) ? "policy" : "files";
}

/** What an element shows that cannot compute. */
export function failure(
  element: Element,
  error: unknown,
  formula: string,
  pages: string | undefined,
  app: string | undefined,
): HTMLElement {
  const language = languageOf(element);
  const words = WORDS[language];
  const cause = causeOf(error);
  const given = new URLSearchParams([...element.attributes].map((one) => [one.name, one.value]));
  const own = `${pages}${element.localName.replace("encours-", "")}.html#lang=${language}&${given}`;
  const address = cause === "policy" && pages ? own : app;
  return h(
    "div",
    { lang: language, role: "alert", part: "failure" },
    h("p", {}, words.failed + words[cause]),
    formula !== "" && h("p", {}, words.formula + formula),
    address !== undefined &&
      h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words.open),
  );
}
