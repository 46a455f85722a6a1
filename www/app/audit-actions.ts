/** What an audit finds to be done first. */
import { isZero } from "../ui/format.ts";
import type { Audit } from "./worker/audit.ts";

/** What is always done in this order: what loses money by the day first. */
export type AuditAction =
  | "remind"
  | "oldest"
  | "disputed"
  | "terms"
  | "limit"
  | "concentration"
  | "noLimit"
  | "claim"
  | "allowance";

/** More than five are none. */
const MOST = 5;
/** Beyond a third, the failure of one customer endangers the firm. */
const LARGE_PERCENT = 100 / 3;

export function auditActions(audit: Audit): AuditAction[] {
  const { reminders, owed, openShares, overLimit, withLimit, claims, allowance } = audit;
  const oldest = owed.buckets.at(-1) ?? "0";
  const [largest] = openShares;
  // Not money: a share, held against a third.
  const share = Number(largest?.percent ?? 0);
  const found: [AuditAction, boolean][] = [
    ["remind", reminders.toSend > 0],
    ["oldest", !isZero(oldest)],
    ["disputed", !isZero(reminders.disputed)],
    ["terms", unlawfulCustomers(audit) > 0 || audit.tooLate > 0],
    ["limit", overLimit.customers > 0],
    ["concentration", audit.customers > 1 && share > LARGE_PERCENT],
    ["noLimit", withLimit === 0 && !isZero(owed.total)],
    ["claim", !isZero(claims.claim)],
    ["allowance", !isZero(allowance.value?.allowance ?? "0")],
  ];
  return found.flatMap(([action, holds]) => (holds ? [action] : [])).slice(0, MOST);
}

/** How many customers have agreed to terms that the law does not allow. */
export function unlawfulCustomers({ terms }: Audit): number {
  return terms
    .filter(({ check }) => check !== undefined && !check.lawful)
    .reduce((count, { customers }) => count + customers, 0);
}
