import { describe, expect, it } from "vitest";
import { attributeOf, countable, denies, type Field, initialOf, read, rowsOf } from "./fields.ts";

describe("what is typed", () => {
  const amount: Field = { name: "amount", kind: "amount" };

  it("is read where it has one meaning", () => {
    for (const [typed, text] of [
      ["10000", "10000"],
      ["10 000,00", "10000.00"],
      ["10000.00", "10000.00"],
      ["10\u202f000,00\u00a0€", "10000.00"],
      ["10,", "10"],
      ["", ""],
    ] as const) {
      expect(read(amount, typed), typed).toEqual({ text });
    }
  });

  it("is refused where it has two, or none", () => {
    for (const typed of ["10.000,00", "10,000.00", "1.000.000"]) {
      expect(read(amount, typed), typed).toEqual({ problem: "ambiguous" });
    }
    for (const typed of ["dix", "1e3", "12x", "--1"]) {
      expect(read(amount, typed), typed).toEqual({ problem: "notANumber" });
    }
  });

  it("is a date of the calendar, or today where nothing is given", () => {
    const due: Field = { name: "due", kind: "date" };
    expect(read(due, "2024-02-29")).toEqual({ text: "2024-02-29" });
    expect(read(due, "2025-02-29")).toEqual({ problem: "notADate" });
    expect(read(due, "?")).toEqual({ problem: "notADate" });
    const today = read({ name: "asOf", kind: "date", today: true }, "");
    expect("text" in today && today.text).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

it("a choice is one of its list, as it is spelled", () => {
  const kind: Field = { name: "kind", kind: "choice", choices: ["receivable", "tax"] };
  expect(read(kind, "tax")).toEqual({ text: "tax" });
  for (const typed of ["lawsuit", "Tax", " tax", ""]) {
    expect(read(kind, typed), typed).toEqual({ problem: "notAChoice" });
  }
  const chart: Field = { name: "nature", kind: "choice", choices: ["", "operating"] };
  expect(read(chart, "")).toEqual({ text: "" });
});

it("where nothing is given, a field says what it says at first", () => {
  expect(initialOf({ name: "days", kind: "number", initial: "30" })).toBe("30");
  expect(initialOf({ name: "amount", kind: "amount" })).toBe("");
  expect(initialOf({ name: "debtor", kind: "choice", choices: ["business", "public"] })).toBe(
    "business",
  );
});

it("a flag that says no is shown as its contrary", () => {
  expect(denies({ name: "noIndemnity", kind: "flag" })).toBe(true);
  for (const name of ["periodic", "notice"]) expect(denies({ name, kind: "flag" })).toBe(false);
});

it("attributes are properties in kebab-case", () => {
  expect(attributeOf("noIndemnity")).toBe("no-indemnity");
  expect(attributeOf("amount")).toBe("amount");
});

describe("rows", () => {
  const columns: Field[] = [
    { name: "date", kind: "date", required: true },
    { name: "label", kind: "text" },
    { name: "direction", kind: "choice", choices: ["in", "out"] },
    { name: "amount", kind: "amount", required: true },
  ];
  const flows: Field = { name: "flows", kind: "rows", columns };

  it("are lines of cells", () => {
    expect(rowsOf("")).toEqual([]);
    expect(rowsOf("a;b\n\n;c")).toEqual([["a", "b"], [""], ["", "c"]]);
  });

  it("count once they have what is required, each known by where it stands", () => {
    const text = "2025-10-05;Loyer;out;1 900,00\n\n2025-10-10;;;12,50\n;Salaires;out;";
    expect(countable(columns, text)).toEqual({
      rows: [
        {
          at: 0,
          cells: { date: "2025-10-05", label: "Loyer", direction: "out", amount: "1900.00" },
        },
        { at: 2, cells: { date: "2025-10-10", label: "", direction: "in", amount: "12.50" } },
      ],
      incomplete: 1,
    });
  });

  it("are not incomplete where only a choice is made", () => {
    expect(countable(columns, ";;out\n; ;in;")).toEqual({ rows: [], incomplete: 0 });
  });

  it("are read, or refused with the cell that is at fault", () => {
    const good = "2025-10-05;Loyer;out;900\n;;;";
    expect(read(flows, good)).toEqual({ text: good });
    expect(read(flows, "2025-10-05;;;900\n2025-10-05;;;1.000,00")).toEqual({
      problem: "ambiguous",
      cell: "1/amount",
      typed: "1.000,00",
    });
    expect(read(flows, "?;;;dix")).toEqual({ problem: "notADate", cell: "0/date", typed: "?" });
    expect(read(flows, "2025-10-05;;Out;900")).toEqual({
      problem: "notAChoice",
      cell: "0/direction",
      typed: "Out",
    });
  });
});
