/** What the person changes: saved, said, and offered to be undone. */
import { batch } from "@preact/signals-core";
import type { Format } from "../ui/format.ts";
import type { Words } from "../ui/i18n/index.ts";
import {
  type DeskAction,
  type DeskEdit,
  type DeskKind,
  type DeskValues,
  deskValue,
} from "./desk.ts";
import { ask, book, compute, copies, notice, showBook, undo } from "./state.ts";
import type { EngineClient } from "./worker/client.ts";
import type { Book, CustomerEdit, Outcome, Refusal, Report, Saved } from "./worker/messages.ts";

export type Answer = Refusal | "saved" | "conflict" | "cancelled";

/**
 * Saves by `work`, says `text` and offers to undo it; or gives what stands in its way.
 * @param text Told in how many copies the change is kept: in none it lives as long as the tab.
 * @param leave Moves the person on, at the moment that they are told: afterwards they are moved nowhere.
 */
export async function save(
  work: (engine: EngineClient["engine"], report: Report) => Promise<Outcome<Saved>>,
  text: (words: Words, copies: number, format: Format) => string,
  leave?: () => void,
): Promise<Answer> {
  const outcome = await ask("saving", work);
  if (!outcome) return "cancelled";
  const { refusal, value } = outcome;
  if (refusal) return refusal;
  if (value.kind === "conflict") return "conflict";
  await settle(value, text, leave);
  return "saved";
}

/** Shows what was saved, says so, and offers to undo it. */
export async function settle(
  { book: shown, seq }: { book: Book; seq?: number },
  text: (words: Words, copies: number, format: Format) => string,
  leave?: () => void,
): Promise<void> {
  batch(() => {
    showBook(shown);
    leave?.();
    const kept = seq === undefined ? 0 : copies.value;
    notice.value = {
      kind: "done",
      text: (w, f) => text(w, kept, f),
      ...(seq === undefined ? {} : { action: { label: (w) => w.undo, run: () => void undo(seq) } }),
    };
  });
  await compute();
}

export function saveCustomer(
  edit: CustomerEdit,
  text: (words: Words, copies: number) => string,
): Promise<Answer> {
  return save((engine, report) => engine.saveCustomer(edit, report), text);
}

export function saveDesk<Kind extends DeskKind>(
  edit: DeskEdit<Kind>,
  text: (words: Words, copies: number) => string,
): Promise<Answer> {
  return save((engine, report) => engine.saveDesk(edit as DeskEdit, report), text);
}

/** Keeps a thing of the desk in place of the one that is seen there, or takes it out (`null`); what stands in the way is said. */
export async function keepDesk<Kind extends DeskKind>(
  kind: Kind,
  id: string,
  name: string,
  after: DeskValues[Kind] | null,
): Promise<Answer> {
  const before = deskValue(book.peek()?.desk ?? {}, kind, id);
  const action: DeskAction = after === null ? "remove" : before === undefined ? "add" : "edit";
  const change = { id, after, ...(before === undefined ? {} : { before }) };
  const answer = await saveDesk({ kind, action, name, changes: [change] }, (w, kept) =>
    w.edits.done(w.journal.desk[kind][action], name, kept),
  );
  say(answer);
  return answer;
}

/** What stood in the way of a change that has no form of its own. */
export function say(answer: Answer): void {
  if (answer === "saved" || answer === "cancelled") return;
  notice.value = {
    kind: "error",
    text: (w) => (answer === "conflict" ? w.deskConflict : w.refusal(answer)),
  };
}
