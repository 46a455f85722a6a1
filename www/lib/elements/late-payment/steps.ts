import { someStepNames } from "../../../ui/i18n/steps.ts";

/** Those that `latePayment` gives. */
export const names = someStepNames(
  [
    "accrued",
    "segment",
    "settled",
    "daysLate",
    "interest",
    "interestSettled",
    "indemnity",
    "open",
    "claim",
    "totalDue",
  ],
  [
    "principal",
    "ratePercent",
    "from",
    "to",
    "yearDays",
    "payment",
    "due",
    "until",
    "perInvoice",
    "amount",
    "paid",
  ],
  [
    "actual/365",
    "actual/actual",
    "paymentDayCounted",
    "nothingSettled",
    "noIndemnity",
    "openAmount",
    "openAndClaim",
  ],
);
