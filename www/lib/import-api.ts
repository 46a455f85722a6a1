// What all entries of the module of files export.

export type * from "encours/import";
export { detect, EncoursError, readEInvoice, readFec, setLanguage, writeXlsx } from "./files.js";
