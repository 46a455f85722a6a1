import { expect, it } from "vitest";
import { checkedSiren, checkedVatNumber } from "./registration.ts";

it("a SIREN and a SIRET are held against their keys", () => {
  // INSEE's own, its seat, and post offices, whose keys are made in another way.
  expect(checkedSiren("120 027 016")).toEqual({ value: "120027016" });
  expect(checkedSiren("120 027 016 00563")).toEqual({ value: "12002701600563" });
  expect(checkedSiren("356 000 000 00048")).toEqual({ value: "35600000000048" });
  expect(checkedSiren("356 000 000 49837")).toEqual({ value: "35600000049837" });
  expect(checkedSiren("120 027 017")).toEqual({ wrong: "key" });
  expect(checkedSiren("120 027 016 00564")).toEqual({ wrong: "key" });
  expect(checkedSiren("1200270")).toEqual({ wrong: "shape" });
  expect(checkedSiren("12002701A")).toEqual({ wrong: "shape" });
});

it("a VAT number of the Union is held against the key of its country", () => {
  // The examples of python-stdnum, another program.
  expect(checkedVatNumber("FR 83 404 833 048")).toEqual({ value: "FR83404833048" });
  expect(checkedVatNumber("DE136695976")).toEqual({ value: "DE136695976" });
  expect(checkedVatNumber("BE 0403.019.261")).toEqual({ value: "BE0403019261" });
  expect(checkedVatNumber("IT00743110157")).toEqual({ value: "IT00743110157" });
  expect(checkedVatNumber("FR84404833048")).toEqual({ wrong: "key" });
  expect(checkedVatNumber("DE136695977")).toEqual({ wrong: "key" });
  expect(checkedVatNumber("83404833048")).toEqual({ wrong: "shape" });
  expect(checkedVatNumber("US123456789")).toEqual({ wrong: "country" });
});
