/** The audit of receivables and the documents that go with it, as the page holds them. */
import { computed, effect, signal } from "@preact/signals-core";
import type { Language } from "../ui/format.ts";
import type { CollectionCase } from "./collection-case.ts";
import type { DocumentKind } from "./letters/policy-document.ts";
import { ask, asOf, book, demo, language, preferences, route } from "./state.ts";
import type { Audit } from "./worker/audit.ts";
import type { Ways } from "./worker/collection-ways.ts";
import type { Choices, Outcome } from "./worker/messages.ts";
import type { PolicyFacts } from "./worker/policy-facts.ts";

export const AUDIT_VIEWS = ["report", "ways", "creditPolicy", "procedure"] as const;
export type AuditView = (typeof AUDIT_VIEWS)[number];

export const audit = signal<Outcome<Audit> | undefined>(undefined);
export const policyFacts = signal<Outcome<PolicyFacts> | undefined>(undefined);

/** What of the audit the address asks for. */
export const auditView = computed<AuditView>(
  () => AUDIT_VIEWS.find((view) => view === route.value.place?.view) ?? "report",
);
/** The document that the address asks for, and the language that it is in. */
export const openedDocument = computed<{ kind: DocumentKind; language: Language } | undefined>(
  () => {
    const view = auditView.value;
    if (view !== "creditPolicy" && view !== "procedure") return undefined;
    const asked = route.value.place?.language;
    return { kind: view, language: asked === "fr" || asked === "en" ? asked : language.value };
  },
);

/** Follows the date, the choices and the book while the screen is looked at. */
export function followAudit(): () => void {
  return effect(() => {
    const choices: Choices = { ...preferences.value, asOf: asOf.value };
    // What the answers depend on besides.
    void [demo.value, language.value];
    const held = book.value;
    const isDocument = openedDocument.value !== undefined;
    if (!held) return;
    if (isDocument) void followDocument(choices.asOf);
    else if (demo.peek() || held.size > 0) void followReport(choices);
    else audit.value = undefined;
  });
}

let asked = 0;
async function followReport(choices: Choices): Promise<void> {
  asked += 1;
  const mine = asked;
  const found = await ask("computing", (engine) => engine.audit(choices));
  // The question may be another one by now.
  if (found && mine === asked) audit.value = found;
}

async function followDocument(day: string): Promise<void> {
  const found = await ask("computing", (engine) => engine.policyFacts(day));
  if (found && day === asOf.peek()) policyFacts.value = found;
}

/** What the core makes of these assumptions, before they are kept. */
export function judgeCase(stated: CollectionCase): Promise<Outcome<Ways | undefined> | undefined> {
  const made = audit.peek()?.value;
  if (!made) return Promise.resolve(undefined);
  const { book: year, currency } = made;
  return ask("computing", (engine) => engine.judgeWays(stated, year, currency));
}
