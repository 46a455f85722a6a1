// A result on a sheet of its own: printed from a frame, so that the host's page stays out of it, or saved as a page.

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

export function printSheet(sheet: Sheet): void {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside) return;
  write(inside.document, sheet);
  // A style sheet made by a script is under no policy of the host.
  const style = new inside.CSSStyleSheet();
  style.replaceSync(styles);
  inside.document.adoptedStyleSheets = [style];
  inside.addEventListener("afterprint", () => frame.remove());
  inside.print();
}

export function downloadSheet(sheet: Sheet): void {
  const page = document.implementation.createHTMLDocument();
  write(page, sheet);
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const style = page.createElement("style");
  style.textContent = styles;
  page.head.prepend(charset, style);
  const text = new XMLSerializer().serializeToString(page);
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${sheet.name}.html`;
  link.click();
  URL.revokeObjectURL(address);
}
