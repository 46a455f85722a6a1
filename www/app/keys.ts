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

/** Ctrl+Z and Ctrl+Shift+Z, with ⌘ on a Mac; the demo is written nowhere, and has no journal. */
function reversalOf(event: KeyboardEvent) {
  const held = book.peek();
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (!held || demo.peek() || altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? nextRedo(held) : nextUndo(held);
  return key.toLowerCase() === "y" && !shiftKey ? nextRedo(held) : undefined;
}

let busy = false;

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isTyping(event.composedPath()[0])) return;
  if (event.key === "?") {
    panel.value = panel.peek()?.kind === "keys" ? undefined : { kind: "keys" };
    return;
  }
  const way = reversalOf(event);
  if (!way) return;
  event.preventDefault();
  // A key that is held down takes back one thing at a time.
  if (busy) return;
  busy = true;
  void undo(way.seq).finally(() => {
    busy = false;
  });
}
