import type { CollectionCosts } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-collection-costs>`: what a year of collection costs in-house, by an agency and by factoring. A way of which nothing is given is left out. Texts are taken as people write them: "100000.00", "100 000,00". */
export declare class CollectionCostsElement extends CalculatorElement<CollectionCosts> {
  /** Of a year, including VAT. */
  annualSales: string;
  /** How many. */
  invoicesPerYear: string;
  /** Days that sales stay unpaid. */
  dsoDays: string;
  /** Share of the sales that is paid late. */
  overduePercent: string;
  /** Share of the sales that is lost. */
  lossPercent: string;
  /** What money costs, per cent a year. */
  fundingRatePercent: string;
  /** Work on an invoice that is paid late. */
  inHouseMinutesPerInvoice: string;
  /** Of an hour of it. */
  inHouseHourlyCost: string;
  /** Software and the like, a year; "": none. */
  inHouseFixedYearly: string;
  /** Its fee, of what it recovers. */
  agencyFeePercentOfRecovered: string;
  /** Share of the sales that is lost all the same; "": `lossPercent`. */
  agencyLossPercent: string;
  /** Days that sales stay unpaid; "": `dsoDays`. */
  agencyDsoDays: string;
  /** Subscription, a year; "": none. */
  agencyFixedYearly: string;
  /** Its commission, of the sales. */
  factoringCommissionPercent: string;
  /** Share of the receivables that it advances. */
  factoringFundedPercent: string;
  /** What its money costs, per cent a year. */
  factoringFundingRatePercent: string;
  /** Share of the sales that is lost all the same; "": `lossPercent`. */
  factoringLossPercent: string;
  /** Fees, a year; "": none. */
  factoringFixedYearly: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-collection-costs": CollectionCostsElement;
  }
}
