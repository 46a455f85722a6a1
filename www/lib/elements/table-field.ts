// A field for a table: pasted into it, dropped on it, chosen as a file, or an example.

import type { Widget } from "./calculator.ts";
import { type Child, h } from "./dom.ts";

interface Table {
  name: string;
  help: Child;
  words: { choose: string; example: string };
  /** Gives a table that is worth a look. */
  example(): string;
  /** Takes the text that the field holds now; undefined: a file larger than what is read here. */
  change(text: string | undefined): void;
}

/** More than any table that is short enough. */
const BYTES = 1_000_000;

/** The text of a file: UTF-8, or the encoding of spreadsheets on Windows. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export function tableWidget({ name, help, words, example, change }: Table): Widget {
  const area = h("textarea", {
    id: name,
    name,
    part: "input",
    rows: "6",
    wrap: "off",
    autocomplete: "off",
    spellcheck: "false",
  });
  area.addEventListener("input", () => change(area.value));
  const take = async (file: File | undefined) => {
    if (!file) return;
    change(file.size > BYTES ? undefined : decoded(await file.arrayBuffer()));
  };
  // The browser's own button would say that no file is chosen.
  const file = h("input", {
    type: "file",
    accept: ".csv,.txt,.tsv,text/csv,text/plain",
    hidden: true,
  });
  file.addEventListener("change", () => {
    void take(file.files?.[0]);
    // The same file may be chosen again.
    file.value = "";
  });
  const button = (label: string, click: () => void) =>
    h("button", { type: "button", part: "button", click }, label);
  const buttons = [
    button(words.choose, () => file.click()),
    button(words.example, () => change(example())),
  ];
  const node = h(
    "div",
    { class: "table" },
    area,
    help,
    h("p", { class: "actions" }, buttons),
    file,
  );
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files[0];
    if (!dropped) return;
    event.preventDefault();
    void take(dropped);
  });
  const refresh = (typed: string) => {
    const text = typed.replace(/\r\n?/g, "\n");
    if (area.value !== text) area.value = text;
    for (const one of buttons) one.disabled = area.disabled;
  };
  return { node, input: area, refresh };
}
