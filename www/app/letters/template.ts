/** The words of a letter with fields in double braces: ours, or the person's own. */
import type { CustomerKind, ReminderStage } from "encours";
import type { Language } from "../../ui/format.ts";
import { lettersWords } from "../../ui/i18n/screens/letters.ts";
import { type Desk, deskValue, type Template } from "../desk.ts";

export type Field = keyof typeof lettersWords.fr.fields;
const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What words are for: the stage, to which kind of debtor, said or written, in which language. */
export interface Purpose {
  stage: ReminderStage;
  kind: CustomerKind;
  spoken: boolean;
  language: Language;
}

/** Only formal notices differ by the kind of debtor; what is said on the phone is the same at all stages. */
export function templateId({ stage, kind, spoken, language }: Purpose): string {
  if (spoken) return `${language} phone`;
  return stage === "formalNotice" ? `${language} ${stage} ${kind}` : `${language} ${stage}`;
}

export function ours({ stage, kind, spoken, language }: Purpose): Template {
  const w = lettersWords[language];
  const subject = w.subjects[stage];
  if (spoken) return { subject, body: w.phone };
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
