// What both entries export.

export type * from "encours";
export {
  checkTerms,
  collectionCosts,
  dueDate,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  rates,
  rules,
  setLanguage,
  socialRates,
  version,
  writeOff,
} from "./facade.js";
export { EncoursError } from "./failures.js";
export { Ledger } from "./ledger.js";
