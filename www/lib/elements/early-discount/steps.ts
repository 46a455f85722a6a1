import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `earlyDiscount` gives. */
export const names = someStepNames(
  ["discount", "pay", "annualCostPercent"],
  ["amount", "discountPercent", "daysEarly"],
  ["actual/365"],
);
