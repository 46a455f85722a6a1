/**
 * How the time to read a file grows with it, and that of matching with lines and invoices: twice as much may take 2.3 times as long, no more.
 * The time is that of the processor, the least of some runs after a first one, for memory that grows is paid once. Run by `cargo xtask bench files`.
 */

import {
  matchPayments,
  readEInvoice,
  readFec,
  readStatement,
  readXlsx,
  writeXlsx,
} from "../dist/npm/import-node.js";
import { Ledger } from "../dist/npm/node.js";

const MOST = 2.3;
const SIZES = [10_000, 20_000, 40_000];
const RUNS = 3;

const bytes = (text) => new TextEncoder().encode(text);
const rows = (count, row) => Array.from({ length: count }, (_, index) => row(index));
const number = (index) => `F-2025-${String(index).padStart(6, "0")}`;
const amount = (index) => (100 + ((index * 7919) % 5000)).toFixed(2);

const entry = (index) =>
  `<Ntry><Amt Ccy="EUR">${amount(index)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2025-10-01</Dt></BookgDt><AddtlNtryInf>VIR ${number(index)}</AddtlNtryInf></Ntry>`;
const item = (index) =>
  `<InvoiceLine><ID>${index}</ID><LineExtensionAmount>0.00</LineExtensionAmount><Item><Name>Article ${index}</Name></Item></InvoiceLine>`;

const FEC =
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

/** Of each: what is read, of so many rows. */
const READINGS = {
  "accounting file": (count) => {
    const file = bytes(
      [FEC]
        .concat(
          rows(
            count,
            (index) =>
              `VE|V|${index}|20250602|411000|C|C${index % 500}|C|${number(index)}|20250602|V|120,00|0,00|||20250602||`,
          ),
        )
        .join("\n"),
    );
    return () => readFec(file);
  },
  "CAMT.053": (count) => {
    const file = bytes(
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>${rows(count, entry).join("")}</Stmt></BkToCstmrStmt></Document>`,
    );
    return () => readStatement(file);
  },
  MT940: (count) => {
    const lines = rows(
      count,
      (index) =>
        `:61:2510011001C${amount(index).replace(".", ",")}NTRFNONREF\n:86:VIR ${number(index)}`,
    );
    const file = bytes(`:20:1\n:25:FR1\n:60F:C250930EUR0,00\n${lines.join("\n")}\n`);
    return () => readStatement(file);
  },
  OFX: (count) => {
    const lines = rows(
      count,
      (index) =>
        `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20251001<TRNAMT>${amount(index)}<FITID>${index}<NAME>${number(index)}</STMTTRN>`,
    );
    const file = bytes(
      `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${lines.join("\n")}</BANKTRANLIST></STMTRS></OFX>`,
    );
    return () => readStatement(file);
  },
  QIF: (count) => {
    const file = bytes(
      `!Type:Bank\n${rows(count, (index) => `D13/10/2025\nT${amount(index)}\nP${number(index)}\n^\n`).join("")}`,
    );
    return () => readStatement(file);
  },
  "bank CSV": (count) => {
    const file = bytes(
      `Date;Libelle;Montant\n${rows(count, (index) => `13/10/2025;VIR ${number(index)};${amount(index)}`).join("\n")}\n`,
    );
    return () => readStatement(file);
  },
  XLSX: (count) => {
    const columns = ["Facture", "Client", "Date", "Montant TTC"].map((title) => ({ title }));
    const file = writeXlsx({
      sheets: [
        {
          name: "V",
          columns,
          rows: rows(count, (index) => [
            number(index),
            `C${index % 500}`,
            "2025-06-02",
            amount(index),
          ]),
        },
      ],
    });
    return () => readXlsx(file);
  },
  // Lines of an invoice, of which none is read.
  UBL: (count) => {
    const file = bytes(
      `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID><IssueDate>2025-06-02</IssueDate><InvoiceTypeCode>380</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode><AccountingCustomerParty><Party><PartyName><Name>D</Name></PartyName></Party></AccountingCustomerParty><LegalMonetaryTotal><TaxExclusiveAmount>100.00</TaxExclusiveAmount><TaxInclusiveAmount>120.00</TaxInclusiveAmount><PayableAmount>120.00</PayableAmount></LegalMonetaryTotal>${rows(count, item).join("")}</Invoice>`,
    );
    return () => readEInvoice(file);
  },
  "matching by number": (count) =>
    matching(count, (index) => ({ text: `VIR FACT ${number(index)}` })),
  "matching by name": (count) =>
    matching(count, (index) => ({ text: "VIR", counterparty: name(index % 4000) })),
  "matching by amount": (count) => matching(count, (index) => ({ text: `REMISE ${index}` })),
};

const name = (index) => `Atelier ${(index * 7919).toString(36)} Nord`;

function matching(count, said) {
  const customers = rows(4000, (index) => ({ id: `C${index}`, name: name(index) }));
  const invoices = rows(count, (index) => ({
    id: number(index),
    customer: `C${index % 4000}`,
    issued: "2025-01-15",
    amount: amount(index),
  }));
  const ledger = new Ledger({ customers, invoices });
  const lines = rows(count, (index) => ({
    date: "2025-03-01",
    amount: amount(index),
    currency: "EUR",
    ...said(index),
  }));
  return () => matchPayments(ledger, lines);
}

function time(work) {
  work();
  const took = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...took);
}

console.log(`Twice as much, ${SIZES.map((size) => size.toLocaleString("en")).join(", ")} rows:`);
const steep = [];
for (const [reading, make] of Object.entries(READINGS)) {
  const took = SIZES.map((size) => time(make(size)));
  const grew = took.slice(1).map((ms, at) => ms / took[at]);
  console.log(
    `  ${reading.padEnd(20)} ${took.map((ms) => `${ms.toFixed(0)} ms`).join(", ")}: × ${grew.map((one) => one.toFixed(2)).join(", × ")}`,
  );
  if (Math.max(...grew) > MOST) steep.push(reading);
}
if (steep.length > 0) {
  console.error(`More than ${MOST} times as long for twice as much: ${steep.join(", ")}.`);
  process.exitCode = 1;
}
