import { expect, it } from "vitest";
import type { LetterFigures } from "../worker/reminders.ts";
import { composed, type LetterInput, letterText, sha256 } from "./letter.ts";
import { filled, onlyField, ours, type Purpose, templateId, unknownFields } from "./template.ts";

const ROW = {
  id: "F-1",
  issued: "2025-07-02",
  due: "2025-08-31",
  amount: "4800.00",
  open: "4800.00",
  daysLate: 30,
  interest: "47.93",
  indemnity: "40.00",
  totalDue: "4887.93",
  isDoubtful: false,
};
const FIGURES: LetterFigures = {
  asOf: "2025-09-30",
  currency: "EUR",
  rows: [ROW],
  open: "4800.00",
  interest: "47.93",
  indemnity: "40.00",
  claim: "87.93",
  total: "4887.93",
  rules: [
    { id: "fr/com/L441-10/II", citation: "art. L441-10, II, C. com.", checked: "2026-11-21" },
  ],
  warnings: [],
  limitation: "2030-08-31",
};
const PURPOSE: Purpose = { stage: "firm", kind: "business", form: "letter", language: "fr" };

function input(change: Partial<LetterInput> = {}): LetterInput {
  return {
    template: ours(PURPOSE),
    language: "fr",
    stage: "firm",
    kind: "business",
    registered: false,
    customer: "SARL Bise",
    recipient: ["SARL Bise"],
    debtor: ["SARL Bise"],
    sender: [],
    signature: "Ana Martin",
    city: "",
    payment: [],
    days: 15,
    deadline: "2025-10-15",
    figures: FIGURES,
    ...change,
  };
}

it("all our templates name fields that exist, in both languages", () => {
  for (const language of ["fr", "en"] as const) {
    for (const kind of ["business", "public", "consumer"] as const) {
      for (const stage of [
        "preventive",
        "friendly",
        "firm",
        "final",
        "formalNotice",
        "legal",
      ] as const) {
        for (const form of ["letter", "phone", "file"] as const) {
          const { subject, body } = ours({ stage, kind, form, language });
          expect(unknownFields(`${subject}\n${body}`, language), `${stage} ${kind}`).toEqual([]);
        }
      }
    }
  }
});

it("only formal notices differ by the kind of debtor, only what is said by nothing", () => {
  expect(templateId({ ...PURPOSE, kind: "consumer" })).toBe(templateId(PURPOSE));
  const notice: Purpose = { ...PURPOSE, stage: "formalNotice" };
  expect(templateId({ ...notice, kind: "consumer" })).not.toBe(templateId(notice));
  expect(templateId({ ...PURPOSE, form: "phone" })).toBe(templateId({ ...notice, form: "phone" }));
});

it("a field is known whatever its capitals and spaces; an unknown one is named", () => {
  expect(onlyField(" {{ Factures }} ", "fr")).toBe("invoices");
  expect(onlyField("Voici {{factures}}", "fr")).toBeUndefined();
  expect(unknownFields("{{client}} {{montant}} {{ montant }}", "fr")).toEqual(["montant"]);
  expect(unknownFields("{{client}}", "en")).toEqual(["client"]);
  const values = { customer: "Bise" } as Parameters<typeof filled>[2];
  expect(filled("{{CLIENT}} {{montant}}", "fr", values)).toBe("Bise {{montant}}");
});

it("a letter has its figures as they are written, and paragraphs that say nothing are left out", () => {
  const letter = composed(input());
  expect(letter.subject).toBe("Factures échues : F-1".replace(" :", "\u00a0:"));
  expect(letter.blocks.map(({ kind }) => kind)).toEqual([
    "text",
    "text",
    "invoices",
    "text",
    "text",
    "text",
    "text",
  ]);
  const text = letterText(letter).replace(/\s/g, " ");
  expect(text).toContain("47,93 € de pénalités de retard et 40,00 € d’indemnité");
  expect(text).toContain("(art. L441-10, II, C. com.)");
  const nothing = { interest: "0.00", indemnity: "0.00", claim: "0.00", rules: [] };
  const figures = { ...FIGURES, ...nothing, rows: [{ ...ROW, ...nothing, totalDue: "4800.00" }] };
  const plain = composed(input({ kind: "consumer", figures }));
  expect(letterText(plain)).not.toContain("énalités");
  const block = plain.blocks.find(({ kind }) => kind === "invoices");
  expect(block?.kind === "invoices" && block.table.head).not.toContain("Indemnité");
});

it("around the day it is due, a letter names what is open and claims nothing, though days have passed", () => {
  const purpose: Purpose = { ...PURPOSE, stage: "preventive" };
  const letter = composed(input({ template: ours(purpose), stage: "preventive" }));
  const text = letterText(letter).replace(/\s/g, " ");
  expect(text).toContain("4 800,00 €");
  for (const claimed of ["47,93", "40,00", "4 887,93", "retard", "bientôt"]) {
    expect(text).not.toContain(claimed);
  }
  const block = letter.blocks.find(({ kind }) => kind === "invoices");
  expect(block?.kind === "invoices" && block.table.head).toEqual([
    "Facture",
    "Émise le",
    "Échéance",
    "Reste dû",
  ]);
});

it("the hash is that of the text, and of no other", async () => {
  expect(await sha256("abc")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  const text = letterText(composed(input()));
  expect(await sha256(text)).toBe(await sha256(letterText(composed(input()))));
  expect(await sha256(`${text} `)).not.toBe(await sha256(text));
});
