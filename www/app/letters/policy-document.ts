/** A credit policy or a collection procedure as data: what page, print, file and PDF show alike. Figures are the core's, written out. */
import type { Language } from "../../ui/format.ts";
import { Format } from "../../ui/format.ts";
import { dictionary } from "../../ui/i18n/index.ts";
import { documentWords } from "../../ui/i18n/screens/documents.ts";
import { remindersWords } from "../../ui/i18n/screens/reminders.ts";
import { settingsWords } from "../../ui/i18n/screens/settings.ts";
import { type Desk, deskValue } from "../desk.ts";
import type { Table } from "../table.ts";
import { termsText } from "../terms.ts";
import type { PolicyFacts } from "../worker/policy-facts.ts";
import { identityOf } from "./parties.ts";
import { policyOf } from "./policy.ts";
import { filledIn, onlyName, unknownNames } from "./template.ts";

export type DocumentKind = "creditPolicy" | "procedure";
export type DocumentField = keyof typeof documentWords.fr.fields;

export type DocumentBlock =
  | { kind: "heading" | "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] };

/** The rules that each of them rests on. */
const LAWS: Record<DocumentKind, readonly string[]> = {
  creditPolicy: [
    "fr/com/L441-10/I",
    "fr/com/L441-11/II",
    "fr/ccp/R2192-10",
    "fr/com/L441-9",
    "fr/com/L441-10/II",
    "fr/com/D441-5",
    "fr/ccp/R2192-31",
  ],
  procedure: [
    "fr/com/L441-10/II",
    "fr/com/D441-5",
    "fr/ccp/R2192-31",
    "fr/civ/1231-6",
    "fr/civ/1344-1",
    "fr/cpc/1405",
    "fr/civ/1343-1",
    "fr/com/L110-4",
    "fr/loi/68-1250",
    "fr/conso/L218-2",
    "fr/pcg/214-25",
    "fr/cgi/272",
  ],
};

export interface PolicyDocument {
  language: Language;
  /** The day that it bears. */
  day: string;
  company: string;
  title: string;
  /** Below the title: whose it is, and since when. */
  subtitle: string;
  blocks: DocumentBlock[];
}

export function documentId(kind: DocumentKind, language: Language): string {
  return `${language} ${kind}`;
}

export function ourDocument(
  kind: DocumentKind,
  language: Language,
): { title: string; body: string } {
  return documentWords[language].ours[kind];
}

export function documentOf(desk: Desk, kind: DocumentKind, language: Language) {
  return deskValue(desk, "document", documentId(kind, language)) ?? ourDocument(kind, language);
}

export function unknownDocumentFields(text: string, language: Language): string[] {
  return unknownNames(text, documentWords[language].fields);
}

export function composedDocument(
  desk: Desk,
  facts: PolicyFacts,
  kind: DocumentKind,
  language: Language,
): PolicyDocument {
  const w = documentWords[language];
  const { title, body } = documentOf(desk, kind, language);
  const { name } = identityOf(desk);
  const f = new Format(language);
  const values = valuesOf(desk, facts, f);
  const tables = tablesOf(desk, facts, kind, f);
  const blocks = body
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .flatMap((paragraph): DocumentBlock[] => {
      const only = onlyName<DocumentField>(paragraph, w.fields);
      const table = only && tables[only];
      if (table) return [table];
      return blocksOf(filledIn<DocumentField>(paragraph, w.fields, values).trim());
    });
  return {
    language,
    day: facts.asOf,
    company: name,
    title: filledIn<DocumentField>(title, w.fields, values).trim(),
    subtitle: w.subtitle(name, f.date(facts.asOf)),
    blocks,
  };
}

/** The same for a spreadsheet: paragraphs and items, each with its chapter, then the tables. */
export function documentTables({ language, title, blocks }: PolicyDocument): Table[] {
  const w = documentWords[language];
  const rows: string[][] = [];
  const tables: Table[] = [];
  let chapter = "";
  for (const block of blocks) {
    if (block.kind === "heading") chapter = block.text;
    else if (block.kind === "list") rows.push(...block.items.map((item) => [chapter, item]));
    else if (block.kind === "table") {
      const { head, rows: cells } = block;
      tables.push({ name: chapter, head, kinds: head.map(() => "text"), rows: cells });
    } else rows.push([chapter, block.text]);
  }
  return [{ name: title, head: [w.chapter, w.text], kinds: ["text", "text"], rows }, ...tables];
}

const HEADING = /^#+\s+/;
const ITEM = /^[-–•]\s+/;

/** A heading begins with #, an item of a list with a dash; all else is text. */
function blocksOf(paragraph: string): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const line of paragraph.split("\n")) {
    const last = blocks.at(-1);
    if (line === "") continue;
    if (HEADING.test(line)) blocks.push({ kind: "heading", text: line.replace(HEADING, "") });
    else if (ITEM.test(line)) {
      const item = line.replace(ITEM, "");
      if (last?.kind === "list") last.items.push(item);
      else blocks.push({ kind: "list", items: [item] });
    } else if (last?.kind === "text") last.text += `\n${line}`;
    else blocks.push({ kind: "text", text: line });
  }
  return blocks;
}

function valuesOf(desk: Desk, facts: PolicyFacts, f: Format): Record<DocumentField, string> {
  const { language } = f;
  const w = documentWords[language];
  const edits = dictionary(language).edits;
  const me = identityOf(desk);
  const { policy, noticeDays } = policyOf(desk);
  const rate = (kind: string) => {
    const found = facts.penalties.find((one) => one.kind === kind);
    return found ? f.percent(found.ratePercent) : w.noRate;
  };
  return {
    company: me.name || w.unnamed,
    address: me.address.split("\n").join(", "),
    date: f.date(facts.asOf),
    terms: facts.terms ? termsText(edits, facts.terms) : w.legalTerms,
    ceilings: "",
    rate: rate("business"),
    publicRate: rate("public"),
    stages: "",
    notice: w.days(f.count(noticeDays)),
    minimum: /[1-9]/.test(String(policy.minimum ?? "0"))
      ? w.minimum(f.decimal(String(policy.minimum)))
      : w.noMinimum,
    limits: w.limits(f.count(facts.withLimit), f.count(facts.customers)),
    laws: "",
  };
}

function tablesOf(
  desk: Desk,
  facts: PolicyFacts,
  kind: DocumentKind,
  f: Format,
): { [Field in DocumentField]?: DocumentBlock } {
  const { language } = f;
  const w = documentWords[language];
  const { stages } = remindersWords[language];
  const { channels } = settingsWords[language];
  const edits = dictionary(language).edits;
  const steps = policyOf(desk).policy.steps.map(({ stage, day, channel }) => [
    w.onDay(f.count(Math.abs(day)), day < 0),
    stages[stage],
    channels[channel],
    w.who[stage],
  ]);
  const ceilings = facts.ceilings.map(({ kind: debtor, maximum, rule }) => [
    w.kinds[debtor],
    maximum.length === 0 ? w.noCeiling : maximum.map((terms) => termsText(edits, terms)).join(w.or),
    rule.citation,
  ]);
  const cited = LAWS[kind].flatMap((id) => {
    const rule = facts.rules.find((one) => one.id === id);
    return rule ? [w.law(rule.citation, w.laws[id] ?? "")] : [];
  });
  return {
    stages: { kind: "table", head: w.stagesHead, rows: steps },
    ceilings: { kind: "table", head: w.ceilingsHead, rows: ceilings },
    laws: { kind: "list", items: [...cited, w.checkedOn(f.date(lastChecked(facts)))] },
  };
}

/** The day on which the texts of law were last read. */
function lastChecked({ rules, asOf }: PolicyFacts): string {
  return rules.map(({ checked }) => checked).sort()[0] ?? asOf;
}
