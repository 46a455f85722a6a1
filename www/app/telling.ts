/** Changes of the journal in words. */
import type { Format } from "../ui/format.ts";
import type { Words } from "../ui/i18n/index.ts";
import type { Book } from "./worker/messages.ts";

/** What was done, and to what. */
export function told(
  w: Words,
  f: Format,
  changes: Book["changes"],
  seq: number,
): { what: string; about: string } {
  const summary = changes.find((change) => change.seq === seq)?.summary;
  switch (summary?.kind) {
    case "import":
      return { what: w.journal.import, about: summary.file };
    case "edit":
      return { what: w.edits.actions[summary.action], about: summary.invoice };
    case "bulk": {
      const { action, invoices } = summary;
      const count = f.count(invoices.length);
      const about = action === "setOff" ? invoices.join(", ") : w.journal.invoices(count);
      return { what: w.edits.actions[action], about };
    }
    case "customer":
      return { what: w.journal.customer[summary.action], about: summary.customer };
    case "desk":
      // A backup of a newer version may tell of things that are not known here.
      return {
        what: w.journal.desk[summary.of]?.[summary.action] ?? summary.of,
        about: summary.name,
      };
    case "restore":
      return { what: w.journal.restore, about: summary.file };
    case "undo": {
      const { what, about } = told(w, f, changes, summary.of);
      return { what: w.journal.undo(what), about };
    }
    default:
      return { what: w.damageChange(String(seq)), about: "" };
  }
}
