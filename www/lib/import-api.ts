// What all entries of the module of files export.

export type * from "encours/import";
export { EncoursError, setLanguage, writeXlsx } from "./files.js";
