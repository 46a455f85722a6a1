import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `dueDate` and `checkTerms` give. */
export const names = someStepNames(
  ["counted", "monthEnd", "dayOfMonth", "businessDay", "due", "maximum", "excess"],
  [
    "issued",
    "agreedDays",
    "daysToMonthEnd",
    "daysToDayOfMonth",
    "daysToBusinessDay",
    "daysToDue",
    "daysToMaximum",
  ],
  ["notBeforeIssue", "endOfMonth", "dayOfMonth", "worstDayOfIssue", "daysBetween"],
);
