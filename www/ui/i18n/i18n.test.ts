import { expect, it } from "vitest";
import { dictionary } from "./index.ts";

type Leaf = [path: string, value: unknown];

function leaves(tree: object, path = ""): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]): Leaf[] =>
    typeof value === "object" && value !== null
      ? leaves(value, `${path}/${key}`)
      : [[`${path}/${key}`, value]],
  );
}

const fr = leaves(dictionary("fr"));
const en = leaves(dictionary("en"));

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
    "CSV",
    "Code",
    "DSO",
    "Date",
    "Dates",
    "ISO-8859-15",
    "Total",
    "UTF-8",
    "Windows-1252",
    "code",
    "message",
    "point (1,234.56)",
  ]);
});

it("no French line begins with a mark", () => {
  const words = dictionary("fr");
  expect(words.welcome.title).toContain("que faire\u00a0?");
  expect(words.aging.finding("Dupont", "9,00 €")).toBe("Dupont doit le plus\u00a0: 9,00\u00a0€.");
  expect(words.damageImport("a.csv")).toBe("Import «\u00a0a.csv\u00a0»");
});
