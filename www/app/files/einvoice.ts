import type { ErrorCode } from "encours";
import type { EInvoice } from "encours/import";
import { EncoursError, readEInvoice } from "encours/import";
import { fileWords } from "../../ui/i18n/screens/files.ts";
import type { FileContent, Own, ReadFiles } from "./content.ts";

/**
 * Electronic invoices, however many at once: each one an invoice with its customer. A file that cannot be read is a rejected row of its own; so
 * is a purchase, whose buyer is who keeps the book.
 */
export const read: ReadFiles = (sources, _options, report, own) => {
  const w = fileWords[own.language];
  const content: FileContent = {
    customers: [],
    invoices: [],
    rejected: [],
    warnings: [],
    facts: [],
  };
  const named = new Set<string>();
  const numbers = new Map<string, string>();
  for (const [index, { name, bytes }] of sources.entries()) {
    report({ stage: "reading", done: index, total: sources.length });
    const reject = (code: ErrorCode, message: string, more = {}) =>
      content.rejected.push({ line: index + 1, column: name, code, message, ...more });
    let read: EInvoice;
    try {
      read = readEInvoice(bytes);
    } catch (error) {
      if (!(error instanceof EncoursError)) throw error;
      // One file alone is refused as any other.
      if (sources.length === 1) throw error;
      reject(error.code, error.message, error.value === undefined ? {} : { value: error.value });
      continue;
    }
    const { invoice, buyer } = read;
    const isSale = own.sales.includes(invoice.id) || ownNumber(own, read.sellerId, read.sellerVat);
    const bought = ownNumber(own, read.buyerId, read.buyerVat);
    if (bought && !isSale) {
      reject("option/invalid", w.purchase(read.seller, bought), {
        value: invoice.id,
        leftOut: "supplierBill",
      });
      continue;
    }
    const whole = JSON.stringify(invoice);
    const before = numbers.get(invoice.id);
    if (before !== undefined) {
      // The same invoice as PDF and as XML is one.
      if (before !== whole) reject("invoice/duplicate", w.twice(invoice.id), { value: invoice.id });
      continue;
    }
    numbers.set(invoice.id, whole);
    content.invoices.push(invoice);
    if (!named.has(invoice.customer)) {
      named.add(invoice.customer);
      content.customers.push({ id: invoice.customer, ...(buyer ? { name: buyer } : {}) });
    }
    for (const { code, message } of read.warnings) {
      content.warnings.push({ code, message: w.ofInvoice(invoice.id, message) });
    }
    if (sources.length === 1) content.facts = factsOf(read);
  }
  return content;
};

function factsOf({
  invoice,
  seller,
  buyer,
  buyerId,
  payable,
  due,
}: EInvoice): FileContent["facts"] {
  const facts = [
    { id: "number", value: invoice.id },
    { id: "seller", value: seller },
    { id: "buyer", value: buyer },
    { id: "buyerId", value: buyerId ?? "" },
    { id: "dueStated", value: due ?? "", as: "date" as const },
    invoice.currency === "EUR"
      ? { id: "payable", value: payable, as: "money" as const }
      : { id: "payable", value: `${payable} ${invoice.currency}` },
  ];
  return facts.filter(({ value }) => value !== "");
}

/** The number that is that of the firm that keeps the book, if one is: its SIREN, which begins a SIRET, or its VAT number. */
function ownNumber({ siren, vatNumber }: Own, id = "", vat = ""): string | undefined {
  const bare = (text: string) => text.replace(/[\s.]/g, "").toUpperCase();
  const firm = bare(siren).slice(0, 9);
  const numbers = [bare(id), bare(vat)].filter((number) => number !== "");
  return numbers.find(
    (number) =>
      (firm !== "" && /^\d{9}(\d{5})?$/.test(number) && number.startsWith(firm)) ||
      (vatNumber !== "" && number === bare(vatNumber)),
  );
}
