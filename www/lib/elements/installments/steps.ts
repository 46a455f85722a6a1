import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `installments` gives. */
export const names = someStepNames(
  ["part", "growth", "annuity", "interest", "principal", "remaining", "totalInterest", "total"],
  ["amount", "count", "ratePercent"],
  [
    "annuityLessInterest",
    "constantAnnuity",
    "equalParts",
    "lastSettles",
    "partRoundedDown",
    "periodicRate",
    "sumOfParts",
    "whatRemains",
  ],
);
