import { expect, it } from "vitest";
import { checkedBic, checkedIban, transferCode } from "./payment.ts";

const TRANSFER = {
  name: "Ana Martin",
  iban: "FR7630006000011234567890189",
  bic: "",
  amount: "5540.11",
  reference: "F-2025-004 F-2025-005",
};

it("a transfer is said in the lines of the standard, without a BIC where there is none", () => {
  expect(transferCode(TRANSFER)?.split("\n")).toEqual([
    "BCD",
    "002",
    "1",
    "SCT",
    "",
    "Ana Martin",
    "FR7630006000011234567890189",
    "EUR5540.11",
    "",
    "",
    "F-2025-004 F-2025-005",
  ]);
});

it("what no transfer can say has no code", () => {
  for (const amount of ["0.00", "-5.00", "1234567890.00", "", "12.345"]) {
    expect(transferCode({ ...TRANSFER, amount }), amount).toBeUndefined();
  }
  expect(transferCode({ ...TRANSFER, iban: "" })).toBeUndefined();
  const long = transferCode({ ...TRANSFER, reference: "é".repeat(200) })?.split("\n");
  expect(long?.at(-1)).toBe("é".repeat(140));
});

it("an IBAN and a BIC are known by their keys and shapes", async () => {
  expect(await checkedIban("FR76 3000 6000 0112 3456 7890 189")).toBe(TRANSFER.iban);
  expect(await checkedIban("FR76 3000 6000 0112 3456 7890 188")).toBeUndefined();
  expect(await checkedBic("agri frpp")).toBe("AGRIFRPP");
  expect(await checkedBic("AGRI")).toBeUndefined();
});
