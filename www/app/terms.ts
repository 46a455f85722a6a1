import type { CustomerKind, PaymentTerms } from "encours";
import type { Words } from "../ui/i18n/index.ts";

/** What kind of debtor: it decides which law terms are held against. */
export const CUSTOMER_KINDS: readonly CustomerKind[] = ["business", "public", "consumer"];

/** Terms as they are agreed most often, « fin de mois » in both readings. */
export const USUAL_TERMS: Record<string, PaymentTerms> = {
  receipt: { kind: "receipt" },
  net30: { kind: "net", days: 30 },
  net45: { kind: "net", days: 45 },
  net60: { kind: "net", days: 60 },
  daysThenEnd45: { kind: "endOfMonth", days: 45, order: "daysThenEndOfMonth" },
  endThenDays45: { kind: "endOfMonth", days: 45, order: "endOfMonthThenDays" },
};

/** The name of these terms among the usual ones, if they are. */
export function usualTerms(terms: PaymentTerms): string | undefined {
  const wanted = JSON.stringify(terms);
  return Object.keys(USUAL_TERMS).find((name) => JSON.stringify(USUAL_TERMS[name]) === wanted);
}

/** Terms as they are said. */
export function termsText(w: Words["edits"], terms: PaymentTerms): string {
  switch (terms.kind) {
    case "receipt":
      return w.receipt;
    case "net":
      return w.net(String(terms.days));
    case "endOfMonth": {
      const days = String(terms.days);
      const said = terms.order === "daysThenEndOfMonth" ? w.daysThenEnd(days) : w.endThenDays(days);
      return terms.dayOfMonth === undefined ? said : w.onDay(said, String(terms.dayOfMonth));
    }
  }
}
