import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `provision` gives. */
export const names = someStepNames(
  ["probability", "estimate", "growth", "required", "charge", "reversal", "amount"],
  ["amount", "previous", "probability", "ratePercent"],
  ["compoundInterest"],
);
