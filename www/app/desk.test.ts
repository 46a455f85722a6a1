import { expect, it } from "vitest";
import { deskValue, withRecords } from "./desk.ts";

const late = { address: "#/invoices?status=overdue" };
const nord = { address: "#/invoices?customer=nord" };

it("a record replaces the one of its kind and id, and `null` takes it out", () => {
  const one = withRecords({}, [{ kind: "view", id: "late", value: nord }]);
  const two = withRecords(one, [
    { kind: "view", id: "late", value: late },
    { kind: "view", id: "nord", value: nord },
  ]);
  expect(two).toEqual({ view: { late, nord } });
  expect(one).toEqual({ view: { late: nord } });
  expect(withRecords(two, [{ kind: "view", id: "late", value: null }])).toEqual({ view: { nord } });
});

it("what nobody has kept is not there, whatever its name", () => {
  expect(deskValue({}, "view", "late")).toBeUndefined();
  expect(deskValue({ view: { late } }, "view", "toString")).toBeUndefined();
  expect(deskValue({ view: { late } }, "view", "late")).toEqual(late);
});
