import { expect, it } from "vitest";
import type { Language } from "../format.ts";
import { dictionary } from "./index.ts";

type Leaf = [path: string, value: unknown];

function leaves(tree: object, path = ""): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]): Leaf[] =>
    typeof value === "object" && value !== null
      ? leaves(value, `${path}/${key}`)
      : [[`${path}/${key}`, value]],
  );
}

/** The words of each part that is loaded when it is needed, under its name. */
const screens = import.meta.glob<Record<string, Record<Language, object>>>("./screens/*.ts", {
  eager: true,
});

function all(language: Language): Leaf[] {
  const parts = Object.entries(screens).flatMap(([file, module]) =>
    Object.values(module).flatMap((words) => leaves(words[language], file)),
  );
  return [...leaves(dictionary(language)), ...parts];
}

const fr = all("fr");
const en = all("en");

it("English says all that French says, and nothing more", () => {
  expect(en.map(([path]) => path)).toEqual(fr.map(([path]) => path));
});

it("no sentence is empty", () => {
  for (const [path, text] of [...fr, ...en]) {
    if (typeof text === "string") expect(text.trim(), path).not.toBe("");
  }
});

it("only words that both languages share are the same", () => {
  const same = new Map(fr);
  const shared = en.flatMap(([path, text]) =>
    typeof text === "string" && same.get(path) === text ? [text] : [],
  );
  expect([...new Set(shared)].sort()).toEqual([
    "Article",
    "Audit",
    "CP850",
    "CSV",
    "Code",
    "Concentration",
    "Copies",
    "DSO",
    "Date",
    "Dates",
    "Excel",
    "ISO-8859-15",
    "Principal",
    "Provision",
    "Provisions",
    "Source",
    "Total",
    "UTF-8",
    "Windows-1252",
    "code",
    "date",
    "message",
    "point (1,234.56)",
    "signature",
    "total",
  ]);
});

it("no French line begins with a mark", () => {
  const words = dictionary("fr");
  expect(words.welcome.title).toContain("que faire\u00a0?");
  expect(words.aging.finding("Dupont", "9,00 €")).toBe("Dupont doit le plus\u00a0: 9,00\u00a0€.");
  expect(words.damageImport("a.csv")).toBe("Import «\u00a0a.csv\u00a0»");
});
