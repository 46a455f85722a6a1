/** The same done to several invoices: what becomes of each, and of which it cannot be done. */
import { type Invoice, Ledger } from "encours";
import type { DeskRecord } from "../desk.ts";
import { PART_SIZE, type PartContent } from "../store/records.ts";
import { attempt } from "./attempt.ts";
import type { Bulk, BulkRefusal } from "./messages.ts";
import { LAST_DAY, OpenAmounts } from "./open-amounts.ts";

type BulkCode =
  | "bulk/missing"
  | "bulk/writtenOff"
  | "bulk/settled"
  | "bulk/credit"
  | "bulk/already"
  | "bulk/unissued";

/** What stands in the way before the core is asked. */
function obstacle({ action, on }: Bulk, invoice: Invoice, open?: string): BulkCode | undefined {
  if (invoice.writtenOff !== undefined) return "bulk/writtenOff";
  if (open === undefined) return "bulk/settled";
  // A payment before the day of issue is a deposit, which is of one invoice.
  if (action === "pay") return on < invoice.issued ? "bulk/unissued" : undefined;
  if (open.startsWith("-")) return "bulk/credit";
  const span = { dispute: invoice.disputed, doubt: invoice.doubtful, writeOff: undefined }[action];
  const isGoing = span && (span.to === undefined || span.to > on);
  return isGoing ? "bulk/already" : undefined;
}

function changed({ action, on }: Bulk, invoice: Invoice, open: string): Invoice {
  switch (action) {
    case "pay":
      return {
        ...invoice,
        payments: [...(invoice.payments ?? []), { date: on, amount: open }],
      };
    case "dispute":
      return { ...invoice, disputed: { from: on } };
    case "doubt":
      return { ...invoice, doubtful: { from: on } };
    case "writeOff":
      return { ...invoice, writtenOff: on };
  }
}

/** As the core takes them, and those that it refuses. */
function judged(invoices: Invoice[]): { taken: Invoice[]; refused: BulkRefusal[] } {
  const refused: BulkRefusal[] = [];
  const ledger = new Ledger();
  try {
    if (attempt(() => ledger.put({ invoices })).refusal) {
      for (const invoice of invoices) {
        const { refusal } = attempt(() => ledger.put({ invoices: [invoice] }));
        if (refusal) refused.push({ id: invoice.id, refusal });
      }
    }
    return { taken: ledger.invoices(), refused };
  } finally {
    ledger.free();
  }
}

/** Why it was done stands beside each of them. */
function reasons({ action, reason }: Bulk, invoices: Invoice[]): DeskRecord[] {
  if (action !== "dispute" && action !== "doubt") return [];
  const kind = action === "dispute" ? "disputeReason" : "doubtReason";
  return invoices.map(({ id }) => ({ kind, id, value: reason || null }));
}

/** @param ledger The book as it is now: what is open is what no payment, of whatever day, has settled. */
export function bulkChange(
  ledger: Ledger,
  ids: readonly string[],
  bulk: Bulk,
): { contents: PartContent[]; refused: BulkRefusal[] } {
  const refused: BulkRefusal[] = [];
  const refuse = (id: string, code: BulkCode) =>
    refused.push({ id, refusal: { code, message: "" } });
  const found = ids.flatMap((id) => {
    const invoice = ledger.get(id);
    if (!invoice) refuse(id, "bulk/missing");
    return invoice ?? [];
  });
  const open = new OpenAmounts(
    found.map(({ writtenOff: _, ...invoice }) => invoice),
    LAST_DAY,
  ).of;
  const able = found.filter((invoice) => {
    const code = obstacle(bulk, invoice, open.get(invoice.id));
    if (code) refuse(invoice.id, code);
    return code === undefined;
  });
  const contents: PartContent[] = [];
  for (let from = 0; from < able.length; from += PART_SIZE) {
    const made = able
      .slice(from, from + PART_SIZE)
      .map((invoice) => changed(bulk, invoice, open.get(invoice.id) ?? ""));
    const { taken, refused: byCore } = judged(made);
    refused.push(...byCore);
    if (taken.length === 0) continue;
    const desk = reasons(bulk, taken);
    contents.push({ customers: [], invoices: taken, ...(desk.length > 0 ? { desk } : {}) });
  }
  return { contents, refused };
}
