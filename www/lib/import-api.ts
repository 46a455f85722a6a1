// What all entries of the module of files export.

export type * from "encours/import";
export {
  detect,
  EncoursError,
  matchPayments,
  readEInvoice,
  readFec,
  readStatement,
  readXlsx,
  setLanguage,
  sheetCsv,
  writeFec,
  writeXlsx,
} from "./files.js";
