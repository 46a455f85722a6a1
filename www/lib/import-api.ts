// What all entries of the module of files export.

export type * from "encours/import";
export { detect, EncoursError, readFec, setLanguage, writeXlsx } from "./files.js";
