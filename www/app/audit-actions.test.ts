import { expect, it } from "vitest";
import { auditActions } from "./audit-actions.ts";
import type { Audit } from "./worker/audit.ts";

/** What the choice looks at, of an audit that finds nothing wrong. */
function audit(change: object): Audit {
  return {
    customers: 4,
    owed: { total: "1000.00", buckets: ["0.00", "0.00", "0.00", "0.00"] },
    openShares: [{ customers: 1, amount: "300.00", percent: "30.00" }],
    overLimit: { customers: 0 },
    withLimit: 4,
    terms: [],
    tooLate: 0,
    reminders: { toSend: 0, disputed: "0.00" },
    claims: { claim: "0.00" },
    allowance: { value: { allowance: "0.00", netOpen: "833.33" } },
    ...change,
  } as unknown as Audit;
}

it("nothing wrong, nothing to do", () => {
  expect(auditActions(audit({}))).toEqual([]);
});

it("a third of all that is owed is no risk yet, more than a third is", () => {
  const share = (percent: string) => audit({ openShares: [{ customers: 1, percent }] });
  expect(auditActions(share("33.33"))).toEqual([]);
  expect(auditActions(share("33.34"))).toEqual(["concentration"]);
  // One customer alone is no concentration that anything can be done about.
  expect(auditActions({ ...share("100.00"), customers: 1 })).toEqual([]);
});

it("five at most, those that lose money by the day first", () => {
  const all = audit({
    owed: { total: "1000.00", buckets: ["0.00", "0.00", "0.00", "9.00"] },
    openShares: [{ customers: 1, percent: "90.00" }],
    overLimit: { customers: 2 },
    withLimit: 0,
    tooLate: 3,
    reminders: { toSend: 1, disputed: "5.00" },
    claims: { claim: "4.00" },
    allowance: { value: { allowance: "3.00", netOpen: "833.33" } },
  });
  expect(auditActions(all)).toEqual(["remind", "oldest", "disputed", "terms", "limit"]);
});
