/** Why a backup could not be made or read. Each code has its sentence in the dictionaries. */
export type BackupProblem =
  /** It does not read back as it was made: bytes were changed or are missing. */
  | "damaged"
  /** The book holds nothing. */
  | "empty"
  /** Larger than any book that this page can hold. */
  | "limit"
  /** Made by a newer version of the page. */
  | "newer"
  /** Encrypted with another passphrase. */
  | "passphrase"
  /** No backup of encours. */
  | "unknown";

export class BackupError extends Error {
  override readonly name = "BackupError";
  constructor(
    readonly problem: BackupProblem,
    cause?: unknown,
  ) {
    super(`backup/${problem}`, { cause });
  }
}
