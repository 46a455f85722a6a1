/** Backups as the page holds them: whether one is due, what was made, and the file that is looked at. */
import { batch, computed, signal } from "@preact/signals-core";
import { civilToday } from "../ui/format.ts";
import { download } from "./download.ts";
import {
  ask,
  book,
  compute,
  copies,
  demo,
  forgetFigures,
  go,
  notice,
  readPreferences,
  setSetting,
  showBook,
  today,
  undo,
  words,
} from "./state.ts";
import { checksum } from "./store/checksum.ts";
import { daysBetween } from "./worker/days.ts";
import type { BackupFile, BackupReading, Outcome, Refusal } from "./worker/messages.ts";

/** After so many days, or so many changes, without a backup; 0 days: never. */
export const REMINDERS = [
  { days: 7, changes: 20 },
  { days: 30, changes: 100 },
  { days: 0, changes: 0 },
] as const;

export interface LastBackup {
  /** Instant, ISO 8601 in UTC. */
  at: string;
  /** The last change that it has. */
  seq: number;
  file: string;
}

function isLastBackup(value: unknown): value is LastBackup {
  const { at, seq, file } = (value ?? {}) as Partial<LastBackup>;
  return typeof at === "string" && typeof seq === "number" && typeof file === "string";
}

export const reminder = computed(() => {
  const days = book.value?.settings.backupDays;
  return REMINDERS.find((one) => one.days === days) ?? REMINDERS[0];
});

/** The last backup, what has changed since, and whether it is time for another. */
export const standing = computed(() => {
  const { settings = {}, changes = [] } = book.value ?? {};
  const last = isLastBackup(settings.lastBackup) ? settings.lastBackup : undefined;
  const since = changes.filter(({ seq }) => seq > (last?.seq ?? 0));
  const from = last?.at ?? since[0]?.at;
  const days = from === undefined ? 0 : daysBetween(civilToday(new Date(from)), today);
  const { days: patience, changes: most } = reminder.value;
  const due = patience > 0 && since.length > 0 && (days >= patience || since.length >= most);
  return { ...(last ? { last } : {}), since: since.length, days, due };
});

/** When the person last saw a backup read back: an instant. */
export const lastCheck = computed(() => {
  const at = book.value?.settings.lastCheck;
  return typeof at === "string" ? at : undefined;
});

export type Made =
  | { kind: "refused"; refusal: Refusal }
  /** The browser wrote the file, but it does not read back from where it was written. */
  | { kind: "lost"; name: string }
  /** `place`: written where the person chose and read back from there; else it was handed to the browser. */
  | { kind: "made"; name: string; place: "chosen" | "downloads"; file: BackupFile };
export const made = signal<Made | undefined>(undefined);

/** The file that is looked at, and what was read of it. */
export const looked = signal<
  { file: string; outcome: Outcome<BackupReading>; tried: boolean } | undefined
>(undefined);

type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Makes a backup of the book; without a passphrase it is plain JSON. Nothing is said to be saved before it was read back. */
export async function makeBackup(passphrase?: string): Promise<void> {
  made.value = undefined;
  const suggested = words.value.backupFile(today, passphrase !== undefined);
  const { showSaveFilePicker: pick } = window as { showSaveFilePicker?: SavePicker };
  let place: FileSystemFileHandle | undefined;
  try {
    place = await pick?.call(window, { suggestedName: suggested });
  } catch (cause) {
    // The person has closed it. Where there is no such thing after all, the file goes where downloads go.
    if (cause instanceof DOMException && cause.name === "AbortError") return;
  }
  const seq = book.value?.changes.at(-1)?.seq ?? 0;
  const outcome = await ask("saving", (engine, report) => engine.makeBackup(passphrase, report));
  if (!outcome) return;
  if (outcome.refusal) {
    made.value = { kind: "refused", refusal: outcome.refusal };
    return;
  }
  const file = outcome.value;
  const name = place?.name ?? suggested;
  if (place === undefined) {
    download(name, file.file);
  } else if (!(await written(place, file.file))) {
    made.value = { kind: "lost", name };
    return;
  }
  made.value = { kind: "made", name, place: place ? "chosen" : "downloads", file };
  await setSetting("lastBackup", { at: file.made, seq, file: name });
}

/** Whether the file reads back, byte by byte, from where it was written. */
async function written(place: FileSystemFileHandle, content: Blob): Promise<boolean> {
  try {
    const stream = await place.createWritable();
    await stream.write(content);
    await stream.close();
    return (await sumOf(await place.getFile())) === (await sumOf(content));
  } catch {
    return false;
  }
}

async function sumOf(content: Blob): Promise<string> {
  return checksum(new Uint8Array(await content.arrayBuffer()));
}

/** Reads a file that may be a backup; nothing of it is written. */
export async function look(file: File | undefined, passphrase?: string): Promise<void> {
  const name = file?.name ?? looked.value?.file ?? "";
  const outcome = await ask("reading", (engine, report) =>
    engine.readBackup(file, passphrase, report),
  );
  if (!outcome) {
    looked.value = undefined;
    return;
  }
  looked.value = { file: name, outcome, tried: passphrase !== undefined };
  if (outcome.value?.kind === "read") await setSetting("lastCheck", new Date().toISOString());
}

export async function leave(): Promise<void> {
  looked.value = undefined;
  await ask("reading", (engine) => engine.leaveBackup());
}

/** Puts the book of the backup in the place of the one that is here, and offers to undo it. */
export async function restore(): Promise<void> {
  const current = looked.value;
  if (current?.outcome.value?.kind !== "read") return;
  const before = book.value?.changes.at(-1)?.seq ?? 0;
  const outcome = await ask("saving", (engine, report) => engine.restore(report));
  if (!outcome) return;
  const { refusal, value: restored } = outcome;
  if (refusal) {
    notice.value = { kind: "error", text: (w) => w.refusal(refusal) };
    return;
  }
  const head = restored.changes.find(
    ({ seq, summary }) => seq > before && summary.kind === "restore",
  );
  batch(() => {
    showBook(restored);
    readPreferences();
    const kept = copies.value;
    looked.value = undefined;
    demo.value = false;
    forgetFigures();
    notice.value = {
      kind: "done",
      text: (w, f) => w.restored(f.count(restored.size), kept),
      ...(head && kept ? { action: { label: (w) => w.undo, run: () => void undo(head.seq) } } : {}),
    };
    go({ screen: "dashboard", asOf: undefined });
  });
  await compute();
}
