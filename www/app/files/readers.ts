import type { FileKind } from "encours/import";
import type { ReadFiles } from "./content.ts";

/** How files of each kind are read: one small file for each. A table as text is read by the worker of the book, which may ask. */
export const READERS: Partial<Record<FileKind, () => Promise<{ read: ReadFiles }>>> = {
  cii: () => import("./einvoice.ts"),
  facturx: () => import("./einvoice.ts"),
  fec: () => import("./fec.ts"),
  snapshot: () => import("./snapshot.ts"),
  ubl: () => import("./einvoice.ts"),
};
