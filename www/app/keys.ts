/** Keys that do the same on every screen. Inside a field they are the field's own. */
import { nextRedo, nextUndo } from "./journal.ts";
import { book, demo, panel, undo } from "./state.ts";

const UNTYPED = ["button", "checkbox", "radio", "submit", "reset", "file", "range", "color"];

/** Whether keys are text there. */
function isTyping(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !UNTYPED.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Whether that is a form that was opened to be closed again, with a title of its own: nothing is taken back there but what is typed. */
function isInOpenForm(target: EventTarget | undefined): boolean {
  return target instanceof Element && target.closest("form:has(> [tabindex])") !== null;
}

/** Ctrl+Z and Ctrl+Shift+Z, with ⌘ on a Mac; the demo is written nowhere, and has no journal. */
function reversalOf(event: KeyboardEvent): typeof nextUndo | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (demo.peek() || altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? nextRedo : nextUndo;
  return key.toLowerCase() === "y" && !shiftKey ? nextRedo : undefined;
}

async function reverse(next: typeof nextUndo): Promise<void> {
  const held = book.peek();
  const way = held && next(held);
  if (way) await undo(way.seq);
}

/** Keys are answered one after the other, each by the book that the one before it left. */
let turn: Promise<void> = Promise.resolve();
let waiting = 0;

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isTyping(event.composedPath()[0])) return;
  if (event.key === "?") {
    panel.value = panel.peek()?.kind === "keys" ? undefined : { kind: "keys" };
    return;
  }
  const next = reversalOf(event);
  if (!next || isInOpenForm(event.composedPath()[0])) return;
  event.preventDefault();
  // A key that is held down takes back one thing at a time.
  if (event.repeat && waiting > 0) return;
  waiting += 1;
  turn = turn
    .then(() => reverse(next))
    .catch(console.error)
    .finally(() => {
      waiting -= 1;
    });
}
