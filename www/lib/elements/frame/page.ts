// The page of one calculator, for frames: written by the build, for each calculator that there is.

import type { Language } from "../../../ui/format.ts";

/** A calculator in words. */
export interface Calculator {
  /** "late-payment": its tag is `encours-` and this. */
  name: string;
  title: Record<Language, string>;
  /** How its figure is made. */
  formula: Record<Language, string>;
}

/** Nothing but its own files, and no markup that a script writes. It may be framed by anyone: it keeps no data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const NEEDS: Record<Language, string> = {
  fr: "Ce calculateur demande JavaScript, WebAssembly, et ses fichiers tels qu’ils ont été publiés. Sans eux, le calcul à la main\u00a0: ",
  en: "This calculator needs JavaScript, WebAssembly, and its files as they were published. Without them, the calculation by hand: ",
};

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** @param integrity What a file, named from the folder above, must hash to. */
export function framePage(calculator: Calculator, integrity: (file: string) => string): string {
  const { name, title, formula } = calculator;
  const checked = (file: string) => `integrity="${integrity(file)}" crossorigin`;
  const inBoth = (tag: string, text: (language: Language) => string) =>
    (["fr", "en"] as const)
      .map((language) => `      <${tag} lang="${language}">${escaped(text(language))}</${tag}>`)
      .join("\n");
  return `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="description" content="${escaped(`${title.fr}\u00a0: ${formula.fr}`)}">
    <title>${escaped(title.fr)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="../encours-elements.css" ${checked("encours-elements.css")}>
    <link rel="stylesheet" href="frame.css" ${checked("frame/frame.css")}>
    <script type="module" src="frame.js" ${checked("frame/frame.js")}></script>
    <script type="module" src="../encours-elements.js" ${checked("encours-elements.js")}></script>
  </head>
  <body>
    <div data-calculator="${name}" data-fr="${escaped(title.fr)}" data-en="${escaped(title.en)}">
      <h1>encours</h1>
${inBoth("h2", (language) => title[language])}
${inBoth("p", (language) => NEEDS[language] + formula[language])}
    </div>
  </body>
</html>
`;
}
