// What both entries export.

export type * from "encours";
export {
  checkTerms,
  dueDate,
  EncoursError,
  Ledger,
  latePayment,
  provision,
  rates,
  rules,
  setLanguage,
  version,
  writeOff,
} from "./facade.js";
