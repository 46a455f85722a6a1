// The types, as an editor and `tsc --strict` see them in a stranger's project.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import ts from "typescript";
import { installed, Project, packed, readme, root } from "./installed.ts";

const project = new Project("types");
const examples = readme("ts");

/** Every call once, with inputs of every kind. */
const EVERYTHING = `
import init, {
  type AgingReport, checkTerms, collectionCosts, type Customer, dueDate, EncoursError, type ErrorCode, earlyDiscount,
  installments, type Invoice, latePayment, Ledger, provision, rates, rules, setLanguage, version, writeOff,
} from "encours";

export async function everything(bytes: Uint8Array, module: WebAssembly.Module): Promise<unknown[]> {
  await init();
  await init("/encours.wasm");
  await init(module);
  setLanguage("en");
  const customers: Customer[] = [{ id: "C-1", kind: "public", terms: { kind: "net", days: 30 } }];
  const invoices: Invoice[] = [
    { id: "F-1", customer: "C-1", issued: "2025-01-01", amount: 12.5, payments: [{ date: "2025-02-01", amount: "12.50" }] },
  ];
  const ledger = new Ledger({ customers, invoices });
  const asOf = "2025-09-30";
  const aging: AgingReport = ledger.aging({ asOf, buckets: [30, 60], basis: "issued", fx: { USD: "0.9" } });
  const dso: string | null = ledger.kpis({ asOf, days: 90 }).dso;
  const lost: string | null | undefined = ledger.lossRates({ asOf }).buckets[0]?.ratePercent;
  const { rejected, detected } = Ledger.fromCsv(bytes, { delimiter: ";", dateFormat: "DD/MM/YYYY" });
  try {
    ledger.pay("F-2", { date: asOf, amount: 1 });
  } catch (error) {
    if (error instanceof EncoursError && error.code === "invoice/unknown") console.log(error.path?.length);
  }
  const code: ErrorCode | undefined = rejected[0]?.code;
  return [
    aging.total.overdue, dso, lost, code, detected.encoding, version().rates, rules(), rates().series,
    dueDate({ issued: asOf, terms: { kind: "endOfMonth", days: 45, order: "daysThenEndOfMonth" } }).due,
    checkTerms({ terms: { kind: "receipt" }, sector: "perishable" }).lawful,
    latePayment({ amount: "1", due: asOf, asOf, rate: { kind: "contract", percent: 12 } }).steps,
    provision({ kind: "litigation", outcomes: [{ amount: 1, probabilityPercent: 100 }] }).entries,
    writeOff({ amount: 120, vat: 20, from: "doubtful" }).entries,
    installments({ amount: 100, count: 3, first: asOf, every: "month" }).total,
    earlyDiscount({ amount: 100, discountPercent: 2, daysEarly: 20 }).annualCostPercent,
    ledger.forecast({ asOf, opening: 0, periods: 13, every: "week" }, (runs: number) => void runs).runs,
    ledger.allowance({ asOf, ratesPercent: [0, 5, 25, 50, 100] }).entries,
    ledger.reminders({ asOf, sent: [{ invoice: "F-1", stage: "firm", date: asOf }] }).actions,
    ledger.scores({ asOf }).rows[0]?.grade,
    ledger.latePayments({ asOf, limit: 20, debtor: "public" }).claim,
    collectionCosts,
  ];
}
`;

/** The module of files, with what it shares with the package. */
const FILES = `
import init, { EncoursError, setLanguage, type Sheet, type Workbook, writeXlsx } from "encours/import";
import * as encours from "encours";

export async function files(): Promise<Uint8Array> {
  await init();
  setLanguage("en");
  const sheet: Sheet = { name: "A", columns: [{ title: "A", kind: "amount", currency: "EUR" }], rows: [["1.50"], [2], [null]] };
  const workbook: Workbook = { title: "A", created: "2025-06-30", sheets: [sheet] };
  try {
    return writeXlsx(workbook);
  } catch (error) {
    if (error instanceof EncoursError) { const same: encours.EncoursError = error; console.log(same.code === "file/limit"); }
    throw error;
  }
}
`;

/** The calculators to embed, by their tags and their classes. */
const ELEMENTS = `
import { type LatePaymentElement } from "encours/elements";
import "encours/elements/late-payment";

const element: LatePaymentElement = document.createElement("encours-late-payment");
element.amount = "10 000,00";
element.debtor = "public";
export const claim: string | undefined = element.result?.claim;
export const found: LatePaymentElement | null = document.querySelector("encours-late-payment");
`;

/** What must not compile, with what the compiler says of it. */
const WRONG: [what: string, code: string, says: RegExp][] = [
  [
    "a misspelt field",
    `latePayment({ amout: "1", due: "2024-05-31", asOf: "2024-06-30" })`,
    /'amout' does not exist/,
  ],
  [
    "a misspelt option of a report",
    `new Ledger().aging({ asof: "2024-06-30" })`,
    /'asof' does not exist/,
  ],
  [
    "a missing field",
    `latePayment({ amount: "1", due: "2024-05-31" })`,
    /Property 'asOf' is missing/,
  ],
  [
    "a field that this kind of terms does not have",
    `dueDate({ issued: "2024-05-31", terms: { kind: "receipt", days: 30 } })`,
    /'days' does not exist/,
  ],
  [
    "a wrong word",
    `latePayment({ amount: "1", due: "2024-05-31", asOf: "2024-06-30", debtor: "client" })`,
    /'"client"' is not assignable/,
  ],
  [
    "an error code that does not exist",
    `export const known = (error: EncoursError) => error.code === "date/wrong"`,
    /no overlap/,
  ],
  ["a language that is not spoken", `setLanguage("de")`, /'"de"' is not assignable/],
  [
    "an amount taken for a number",
    `export const sum: number = latePayment({ amount: "1", due: "2024-05-31", asOf: "2024-06-30" }).claim`,
    /'string' is not assignable to type 'number'/,
  ],
  [
    "an indicator that may have no value, used without asking",
    `export const days: string = new Ledger().kpis({ asOf: "2024-06-30" }).dso`,
    /'null' is not assignable/,
  ],
  [
    "something that is not exported",
    `import { latePayments } from "encours"`,
    /no exported member/,
  ],
];

const names = "dueDate, type EncoursError, latePayment, Ledger, setLanguage";
for (const [position, [, code]] of WRONG.entries())
  project.write(`wrong-${position}.ts`, `import { ${names} } from "encours";\n${code};\n`);
const good = [
  ...examples.map((text, position) => project.write(`example-${position}.ts`, text)),
  project.write("everything.ts", EVERYTHING),
  project.write("files.ts", FILES),
  project.write("elements.ts", ELEMENTS),
];
// A project of CommonJS modules; only the newest resolution lets it import this package.
const common = project.write("common.cts", EVERYTHING);

const { ModuleKind, ModuleResolutionKind } = ts;
const resolutions: Record<string, [ts.ModuleKind, ts.ModuleResolutionKind]> = {
  node16: [ModuleKind.Node16, ModuleResolutionKind.Node16],
  nodenext: [ModuleKind.NodeNext, ModuleResolutionKind.NodeNext],
  bundler: [ModuleKind.ESNext, ModuleResolutionKind.Bundler],
};
/** Parsed once for all resolutions. */
const libraries = new Map<string, ts.SourceFile | undefined>();

for (const [name, [module, moduleResolution]] of Object.entries(resolutions))
  test(`under --strict and resolution ${name} good code compiles, and what is wrong does not`, () => {
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
      typeRoots: [join(root, "www/node_modules/@types")],
      types: ["node"],
      module,
      moduleResolution,
    };
    const host = ts.createCompilerHost(options, true);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (file, version, ...rest) => {
      if (!/\/lib\.[\w.]+\.d\.ts$/.test(file)) return read(file, version, ...rest);
      if (!libraries.has(file)) libraries.set(file, read(file, version, ...rest));
      return libraries.get(file);
    };
    const wrong = WRONG.map((_, position) => join(project.folder, `wrong-${position}.ts`));
    const roots = [...good, ...wrong, ...(name === "nodenext" ? [common] : [])];
    const program = ts.createProgram(roots, options, host);
    const declared = join(installed(), "node_modules/encours/index.d.ts");
    const found = new Map<string, string[]>();
    // Of these files only: checking all of the DOM's and Node's types takes ten times longer.
    for (const name of [...roots, declared]) {
      const source = program.getSourceFile(name);
      if (!source) throw new Error(`${name} is not in the program`);
      const diagnostics = [
        ...program.getOptionsDiagnostics(),
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      const said = diagnostics.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      );
      if (said.length > 0) found.set(name, said);
    }
    for (const [position, [what, , says]] of WRONG.entries()) {
      const file = wrong[position] as string;
      expect(found.get(file), what).toEqual([expect.stringMatching(says)]);
      found.delete(file);
    }
    expect([...found]).toEqual([]);
  });

test("every call, type, field and attribute says in the editor what it is", () => {
  const silent: string[] = [];
  let named = 0;
  const visit = (node: ts.Node, path: string[]): void => {
    // What is added to the DOM's own types.
    if (ts.isModuleDeclaration(node)) return;
    if (
      ts.isInterfaceDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isPropertySignature(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isMethodDeclaration(node)
    ) {
      named += 1;
      path = [...path, node.name?.getText() ?? ""];
      if (ts.getJSDocCommentsAndTags(node).length === 0) silent.push(path.join("."));
    }
    ts.forEachChild(node, (child) => visit(child, path));
  };
  for (const { path } of packed().files.filter(({ path }) => path.endsWith(".d.ts"))) {
    const text = readFileSync(join(installed(), "node_modules/encours", path), "utf8");
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true), [path]);
  }
  expect(named).toBeGreaterThan(500);
  expect(silent).toEqual([]);
});
