/** Why the store could not do as asked. Each code has its sentence in the dictionaries. */
export type StoreProblem =
  /** The browser offers no IndexedDB here (some private windows, file://). */
  | "absent"
  /** Another tab holds an older version of the database open. */
  | "blocked"
  /** The connection was closed by the browser and could not be opened again. */
  | "closed"
  /** The data were written by a newer version of the page. */
  | "newer"
  /** A later change of the same invoice holds all of it anew: an undo would not show. Nothing was written. */
  | "covered"
  /** The book holds no such invoice. */
  | "missing"
  /** No room left. Nothing of the change was written. */
  | "quota"
  /** The browser neither answers nor fails. */
  | "silent"
  /** The browser answers with an error of its own. */
  | "unreadable";

export class StoreError extends Error {
  override readonly name = "StoreError";
  constructor(
    readonly problem: StoreProblem,
    cause?: unknown,
  ) {
    super(`store/${problem}`, { cause });
  }

  static from(cause: unknown): StoreError {
    if (cause instanceof StoreError) return cause;
    const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
    switch (name) {
      case "QuotaExceededError":
        return new StoreError("quota", cause);
      case "VersionError":
        return new StoreError("newer", cause);
      case "InvalidStateError":
      case "TransactionInactiveError":
        return new StoreError("closed", cause);
      case "SecurityError":
        return new StoreError("absent", cause);
      default:
        return new StoreError("unreadable", cause);
    }
  }
}
