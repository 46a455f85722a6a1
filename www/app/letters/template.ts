/** The words of a letter with fields in double braces: ours, or the person's own. */
import type { CustomerKind, ReminderStage } from "encours";
import type { Language } from "../../ui/format.ts";
import { lettersWords } from "../../ui/i18n/screens/letters.ts";
import { type Desk, deskValue, type Template } from "../desk.ts";

export type Field = keyof typeof lettersWords.fr.fields;
const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** How words reach whom they are for: e-mail and letter say the same, a file goes to the court. */
export type Form = "email" | "letter" | "phone" | "file";
/** What words are for: the stage, to which kind of debtor, in which form and language. */
export interface Purpose {
  stage: ReminderStage;
  kind: CustomerKind;
  form: Form;
  language: Language;
}

/** Formal notices and files differ by the kind of debtor; what is said on the phone is the same at all stages. */
export function templateId({ stage, kind, form, language }: Purpose): string {
  if (form === "phone") return `${language} ${form}`;
  if (form === "file") return `${language} ${form} ${kind}`;
  return stage === "formalNotice" ? `${language} ${stage} ${kind}` : `${language} ${stage}`;
}

export function ours({ stage, kind, form, language }: Purpose): Template {
  const w = lettersWords[language];
  const subject = w.subjects[stage];
  if (form === "phone") return { subject, body: w.phone };
  if (form === "file")
    return { subject: w.file.subject, body: w.file.body(w.file.court[kind], w.file.sums[kind]) };
  if (stage === "formalNotice") return { subject, body: w.notices[kind] };
  return { subject, body: stage === "legal" ? w.legal : w.bodies[stage] };
}

export function templateOf(desk: Desk, purpose: Purpose): Template {
  return deskValue(desk, "template", templateId(purpose)) ?? ours(purpose);
}

/** What stands for each field in braces. */
type Names<Key extends string> = Readonly<Record<Key, string>>;

function keyOf<Key extends string>(said: string, names: Names<Key>): Key | undefined {
  const asked = said.normalize("NFC").toLowerCase();
  const known = Object.entries(names) as [Key, string][];
  return known.find(([, name]) => name === asked)?.[0];
}

/** Names in braces that stand for nothing. */
export function unknownNames(text: string, names: Names<string>): string[] {
  const said = [...text.matchAll(FIELD)].map(([, name = ""]) => name);
  return [...new Set(said.filter((name) => keyOf(name, names) === undefined))];
}

/** The text with its fields filled in; an unknown one stays as it was written. */
export function filledIn<Key extends string>(
  text: string,
  names: Names<Key>,
  values: Readonly<Record<Key, string>>,
): string {
  return text.replace(FIELD, (written, name: string) => {
    const key = keyOf(name, names);
    return key === undefined ? written : values[key];
  });
}

/** The field that a paragraph consists of, if it is nothing else. */
export function onlyName<Key extends string>(
  paragraph: string,
  names: Names<Key>,
): Key | undefined {
  const [only, ...more] = [...paragraph.matchAll(FIELD)];
  if (!only || more.length > 0 || only[0] !== paragraph.trim()) return undefined;
  return keyOf(only[1] ?? "", names);
}

/** The same of letters. */
export function unknownFields(text: string, language: Language): string[] {
  return unknownNames(text, lettersWords[language].fields);
}

export function filled(
  text: string,
  language: Language,
  values: Readonly<Record<Field, string>>,
): string {
  return filledIn<Field>(text, lettersWords[language].fields, values);
}

export function onlyField(paragraph: string, language: Language): Field | undefined {
  return onlyName<Field>(paragraph, lettersWords[language].fields);
}
