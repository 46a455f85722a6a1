import { expect, it } from "vitest";
import { documentWords } from "../../ui/i18n/screens/documents.ts";
import type { Desk } from "../desk.ts";
import type { PolicyFacts } from "../worker/policy-facts.ts";
import { composedDocument, ourDocument, unknownDocumentFields } from "./policy-document.ts";

const KINDS = ["creditPolicy", "procedure"] as const;
const LANGUAGES = ["fr", "en"] as const;
const FACTS: PolicyFacts = {
  asOf: "2025-09-30",
  terms: { kind: "net", days: 45 },
  customers: 3,
  withLimit: 1,
  ceilings: [],
  penalties: [],
  warnings: [],
  rules: [
    { id: "fr/cpc/1405", citation: "art. 1405 CPC", checked: "2026-11-21" },
    { id: "fr/cgi/272", citation: "art. 272, 1 CGI", checked: "2026-11-20" },
  ],
};

it("our documents name fields that exist, in both languages, and every field is explained", () => {
  for (const language of LANGUAGES) {
    const { fields, meanings } = documentWords[language];
    expect(Object.keys(meanings)).toEqual(Object.keys(fields));
    for (const kind of KINDS) {
      const { title, body } = ourDocument(kind, language);
      expect(unknownDocumentFields(`${title}\n${body}`, language)).toEqual([]);
    }
  }
});

it("both languages have the same chapters, and cite the law in words", () => {
  const headings = (kind: (typeof KINDS)[number], language: "fr" | "en") =>
    composedDocument({}, FACTS, kind, language).blocks.filter((block) => block.kind === "heading")
      .length;
  for (const kind of KINDS) expect(headings(kind, "fr")).toBe(headings(kind, "en"));
  const lists = composedDocument({}, FACTS, "procedure", "en").blocks.flatMap((block) =>
    block.kind === "list" ? block.items : [],
  );
  expect(lists).toContain("art. 1405 CPC: order for payment.");
  // The text that was read longest ago decides.
  expect(lists.at(-1)).toContain("20 Nov 2026");
});

it("a line of items under a text is a list; a field alone is its table", () => {
  const body = "# Principe\nNous relançons :\n- tôt ;\n- {{conditions}}.\n\n{{ Étapes }}";
  const desk: Desk = { document: { "fr procedure": { title: "À nous", body } } };
  const { title, blocks } = composedDocument(desk, FACTS, "procedure", "fr");
  expect(title).toBe("À nous");
  expect(blocks.slice(0, 3)).toEqual([
    { kind: "heading", text: "Principe" },
    { kind: "text", text: "Nous relançons :" },
    { kind: "list", items: ["tôt ;", "45 jours."] },
  ]);
  expect(blocks[3]).toMatchObject({ kind: "table", rows: { length: 6 } });
});
