// What both entries export.

export type * from "encours";
export {
  checkTerms,
  collectionCosts,
  dueDate,
  EncoursError,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  rates,
  rules,
  setLanguage,
  version,
  writeOff,
} from "./facade.js";
export { Ledger } from "./ledger.js";
