import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `collectionCosts` gives. */
export const names = someStepNames(
  [
    "inHouseHandling",
    "inHouseFunding",
    "inHouseLosses",
    "inHouseTotal",
    "agencyHandling",
    "agencyFunding",
    "agencyLosses",
    "agencyTotal",
    "factoringHandling",
    "factoringFunding",
    "factoringLosses",
    "factoringTotal",
    "lowestTotal",
  ],
  [
    "annualSales",
    "commissionPercent",
    "dsoDays",
    "factorRatePercent",
    "feePercentOfRecovered",
    "fixedYearly",
    "fundedPercent",
    "fundingRatePercent",
    "hourlyCost",
    "invoicesPerYear",
    "lossPercent",
    "minutesPerInvoice",
    "overduePercent",
  ],
  ["actual/365", "cheapestFirst", "shareOfSales", "statedCosts", "sumOfParts"],
);
