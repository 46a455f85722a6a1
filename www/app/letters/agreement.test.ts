import { installments } from "encours";
import { expect, it } from "vitest";
import type { PaymentPlan } from "../desk.ts";
import { agreementLetter } from "./agreement.ts";
import { bodyText, letterText } from "./letter.ts";

const split = installments({ amount: "5540.11", count: 3, first: "2025-10-31" });
const PLAN: PaymentPlan = {
  customer: "B",
  currency: "EUR",
  invoices: ["F-4", "F-5"],
  made: "2025-09-30",
  total: split.total,
  parts: split.installments.map(({ date, amount }) => ({ date, amount })),
  graceDays: 5,
  base: "total",
  interest: "reserved",
};
const NOBODY = {
  name: "",
  address: "",
  city: "",
  siren: "",
  vatNumber: "",
  email: "",
  phone: "",
  iban: "",
  bic: "",
};

function letter(change: Partial<PaymentPlan> = {}, language: "fr" | "en" = "fr") {
  return agreementLetter({
    plan: { ...PLAN, ...change },
    debtor: "SARL Bise",
    contact: { address: "3 rue du Port" },
    me: { ...NOBODY, name: "Ana Martin", city: "Lyon", iban: "FR7630006000011234567890189" },
    language,
  });
}
const said = (change: Partial<PaymentPlan> = {}, language: "fr" | "en" = "fr") =>
  letterText(letter(change, language)).replace(/\s+/g, " ");

it("the parts stand in the letter to the cent, with their sum", () => {
  const block = letter().blocks.find(({ kind }) => kind === "invoices");
  const table = block?.kind === "invoices" ? block.table : undefined;
  const plain = (cells: string[] = []) => cells.map((cell) => cell.replace(/\s/g, " "));
  expect(table?.rows.map(plain)).toEqual([
    ["1", "31/10/2025", "1 846,70 €"],
    ["2", "30/11/2025", "1 846,70 €"],
    ["3", "31/12/2025", "1 846,71 €"],
  ]);
  expect(plain(table?.foot)).toEqual(["Total", "", "5 540,11 €"]);
  expect(bodyText(letter())).toContain("31/10/2025");
});

it("it says what is owed, on what, and for which invoices", () => {
  expect(said()).toContain("SARL Bise reconnaît devoir au créancier 5 540,11 €");
  expect(said()).toContain("factures F-4 et F-5 : principal, pénalités de retard et indemnités");
  expect(said({ base: "open" })).toContain("5 540,11 €, en principal, au titre");
  const { base: _, interest: __, ...former } = PLAN;
  const old = agreementLetter({
    plan: former,
    debtor: "B",
    contact: {},
    me: NOBODY,
    language: "fr",
  });
  // A plan of before says no more than it knows, and gives nothing up.
  expect(bodyText(old)).not.toMatch(/principal, pénalités|en principal/);
  expect(bodyText(old)).toContain("s’en réserve le droit");
  expect(bodyText(old)).not.toContain("renonce");
});

it("both signatures stand on one sheet, with what they are put below", () => {
  const letter = agreementLetter({
    plan: PLAN,
    debtor: "B",
    contact: {},
    me: NOBODY,
    language: "fr",
  });
  const last = letter.blocks.at(-1);
  expect(last).toMatchObject({ kind: "text", together: true });
  expect(last).toHaveProperty("text", expect.stringMatching(/^Fait en .*créancier.*débiteur/s));
});

it("interest is reserved, or waived if all is paid in time", () => {
  expect(said()).toContain("Les pénalités de retard que la loi ou le contrat prévoient continuent");
  expect(said()).not.toContain("renonce");
  const waived = said({ interest: "waived" });
  expect(waived).toContain("renonce aux pénalités de retard qui courraient");
  expect(waived).not.toContain("s’en réserve le droit");
  expect(said({ interest: "waived", base: "open" })).toContain("et aux indemnités de recouvrement");
});

it("it breaks by itself after the days of grace", () => {
  expect(said()).toContain("5 jours après sa date, cet accord est rompu de plein droit");
  expect(said({ graceDays: 1 })).toContain("un jour après sa date");
  expect(said({ graceDays: 0 })).toContain("entièrement payé à sa date, cet accord est rompu");
});

it("English says the same", () => {
  const text = said({ interest: "waived" }, "en");
  expect(text).toContain("SARL Bise acknowledges owing the creditor €5,540.11");
  expect(text).toContain("5 days after its date, this agreement ends by itself");
  expect(text).not.toMatch(/accord|versement|créancier/);
});
