// What both entries export.

export type * from "encours";
export {
  dueDate,
  EncoursError,
  Ledger,
  latePayment,
  provision,
  rates,
  rules,
  setLanguage,
  version,
} from "./facade.js";
