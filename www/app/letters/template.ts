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

function fieldNamed(name: string, language: Language): Field | undefined {
  const asked = name.normalize("NFC").toLowerCase();
  const names = Object.entries(lettersWords[language].fields) as [Field, string][];
  return names.find(([, said]) => said === asked)?.[0];
}

/** Names in braces that stand for nothing. */
export function unknownFields(text: string, language: Language): string[] {
  const names = [...text.matchAll(FIELD)].map(([, name = ""]) => name);
  return [...new Set(names.filter((name) => fieldNamed(name, language) === undefined))];
}

/** The text with its fields filled in; an unknown one stays as it was written. */
export function filled(
  text: string,
  language: Language,
  values: Readonly<Record<Field, string>>,
): string {
  return text.replace(FIELD, (written, name: string) => {
    const field = fieldNamed(name, language);
    return field === undefined ? written : values[field];
  });
}

/** The field that a paragraph consists of, if it is nothing else. */
export function onlyField(paragraph: string, language: Language): Field | undefined {
  const [only, ...more] = [...paragraph.matchAll(FIELD)];
  if (!only || more.length > 0 || only[0] !== paragraph.trim()) return undefined;
  return fieldNamed(only[1] ?? "", language);
}
