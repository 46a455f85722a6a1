/** One customer on a day, all of it by the core. */
import type { Language, Ledger, ReportScope } from "encours";
import type { Desk } from "../desk.ts";
import { ALL_INVOICES } from "../router.ts";
import type { CustomerList } from "./customer-list.ts";
import { InvoiceList } from "./invoice-list.ts";
import type { CustomerDetail } from "./messages.ts";
import { ownTables } from "./rates.ts";
import { inSideLedger } from "./side-ledger.ts";

/** Delays are measured over a year: a customer pays too seldom for less. */
const DELAY_DAYS = 365;
/** What is worth most, or waits longest; the rest is a link away. */
const FIRST = 6;

export function customerDetail(
  ledger: Ledger,
  desk: Desk,
  list: CustomerList,
  id: string,
  scope: ReportScope,
  language: Language,
): CustomerDetail | undefined {
  const row = list.row(id);
  if (!row) return undefined;
  const customer = ledger.customers().find((one) => one.id === id);
  const customers = [id];
  const { total, buckets, currency } = ledger.aging({ ...scope, customers });
  const { averageDaysToPay, averageDaysLate, paidLatePercent } = ledger.kpis({
    ...scope,
    customers,
    days: DELAY_DAYS,
  });
  const claims = ledger.latePayments({ ...scope, customers, limit: FIRST, ...ownTables(desk) });
  const invoices = ledger.invoices().filter((invoice) => invoice.customer === id);
  const open = inSideLedger({ customers: customer ? [customer] : [], invoices }, (own) => {
    const listed = new InvoiceList(own, scope.asOf);
    const asked = { ...ALL_INVOICES, asOf: scope.asOf, language, standing: "open" } as const;
    const { count } = listed.list({ ...asked, sort: "due", descending: false });
    return { count, rows: listed.rows(0, FIRST) };
  });
  return {
    row,
    ...(customer ? { customer } : {}),
    currency,
    owed: total,
    buckets,
    delays: { averageDaysToPay, averageDaysLate, paidLatePercent },
    claims,
    invoices: invoices.length,
    open: open.count,
    oldest: open.rows,
  };
}
