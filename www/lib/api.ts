// What both entries export.

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
