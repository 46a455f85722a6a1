import initCore, { type Language, Ledger } from "encours";
import init, {
  type FecFile,
  type FecOptions,
  setLanguage,
  type Workbook,
  writeFec,
  writeXlsx,
} from "encours/import";
import { attemptAsync } from "../worker/attempt.ts";
import type { Outcome } from "../worker/messages.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What reads and writes files: in a worker for one file, which is then thrown away. */
export class FileEngine {
  writeXlsx(workbook: Workbook, language: Language): Promise<Outcome<Blob>> {
    return attemptAsync(async () => {
      await init();
      setLanguage(language);
      return new Blob([writeXlsx(workbook) as Uint8Array<ArrayBuffer>], { type: XLSX });
    });
  }

  /** The entries of the ledger of this image. */
  writeFec(image: Uint8Array, options: FecOptions): Promise<Outcome<FecFile>> {
    return attemptAsync(async () => {
      await Promise.all([init(), initCore()]);
      return writeFec(Ledger.fromSnapshot(image), options);
    });
  }
}
