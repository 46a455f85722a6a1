// A result on a sheet of its own: printed without the host's page, or saved as a page.

import { type Child, fill } from "./dom.ts";
import styles from "./sheet.css?inline";

export interface Sheet {
  /** Name of a file, without its ending. */
  name: string;
  title: string;
  language: string;
  content: Child;
}

function write(page: Document, sheet: Sheet): void {
  page.title = sheet.title;
  page.documentElement.lang = sheet.language;
  fill(page.body, sheet.content);
}

/** A style sheet made by a script is under no policy of the host. */
function styled(text: string, Sheet = CSSStyleSheet): CSSStyleSheet {
  const style = new Sheet();
  style.replaceSync(text);
  return style;
}

export function printSheet(sheet: Sheet): void {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  // In a sandbox even an empty frame is out of reach.
  if (!inside || !frame.contentDocument) {
    frame.remove();
    printHere(sheet);
    return;
  }
  write(inside.document, sheet);
  inside.document.adoptedStyleSheets = [styled(styles, inside.CSSStyleSheet)];
  inside.addEventListener("afterprint", () => frame.remove());
  inside.print();
}

/** On paper, and only there, in the place of all that this page shows. */
function printHere(sheet: Sheet): void {
  const place = document.createElement("div");
  place.dataset.encoursSheet = "";
  place.lang = sheet.language;
  const root = place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styled(styles)];
  const body = document.createElement("div");
  fill(body, sheet.content);
  root.append(body);
  const change = styled(
    "@media print { body > :not([data-encours-sheet]) { display: none } } @media screen { [data-encours-sheet] { display: none } }",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, change];
  document.body.append(place);
  const clear = () => {
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== change);
  };
  addEventListener("afterprint", clear, { once: true });
  print();
}

export function downloadSheet(sheet: Sheet): void {
  const page = document.implementation.createHTMLDocument();
  write(page, sheet);
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  // As text: the host's policy would see a style element, even of another page.
  const text = new XMLSerializer()
    .serializeToString(page)
    .replace("</head>", () => `<style>${styles}</style></head>`);
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${sheet.name}.html`;
  link.click();
  URL.revokeObjectURL(address);
}
