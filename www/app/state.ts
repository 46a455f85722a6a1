/** What the page knows, and what it can ask for. Views read the signals and call the functions; they hold nothing of their own. */
import { batch, computed, type Signal, signal } from "@preact/signals-core";
import { proxy } from "comlink";
import type { CsvOptions, LatePaymentReport, Rule, Step } from "encours";
import type { FileKind } from "encours/import";
import { civilToday, Format, isIsoDate, type Language } from "../ui/format.ts";
import { dictionary, type Words } from "../ui/i18n/index.ts";
import { INITIAL, languageIn, type Preferences, preferencesIn } from "./preferences.ts";
import { isSeenRates, newRates } from "./rates.ts";
import {
  ALL_INVOICES,
  type InvoiceFilter,
  parseRoute,
  type Route,
  routeHash,
  type Screen,
} from "./router.ts";
import { told } from "./telling.ts";
import { type EngineClient, startEngine } from "./worker/client.ts";
import type {
  Book,
  Choices,
  Claim,
  Conflict,
  Figures,
  Outcome,
  Progress,
  Reading,
  Refusal,
  Rejected,
  Report,
  Summary,
  Taken,
} from "./worker/messages.ts";

/** Read once: a page left open over midnight keeps its day until it is loaded again. */
export const today = civilToday(new Date());

export const language = signal<Language>("fr");
export const words = computed<Words>(() => dictionary(language.value));
export const format = computed(() => new Format(language.value));

export const route = signal<Route>(parseRoute(location.hash));
export const asOf = computed(() => {
  const chosen = route.value.asOf;
  return chosen !== undefined && isIsoDate(chosen) ? chosen : today;
});

export const preferences = signal<Preferences>(INITIAL);

export const book = signal<Book | undefined>(undefined);
/** What was found missing in a copy of the book, and taken from the other, until the person closes it. */
export const recovered = signal<Book["recovered"]>([]);
export const demo = signal(false);
/** Of the figures that are being made for the first time, what is there already. */
export const summary = signal<Summary | undefined>(undefined);
export const figures = signal<Figures | undefined>(undefined);
export const computing = signal(false);
export const reading = signal<{ file: string; options: CsvOptions; result: Reading } | undefined>(
  undefined,
);
/** The refused rows of that file which are shown so far. */
export const rejectedRows = signal<Rejected[]>([]);
/** Invoices that the book holds with other content, as many as are shown so far, and which of all of them are taken. */
export const conflicts = signal<Conflict[]>([]);
const KEPT: Taken = { all: false, but: [] };
export const taken = signal<Taken>(KEPT);
/** The package and the rate tables that the figures are made with. */
export const versions = computed(() => book.value?.made);
/** What this version's tables of rates say otherwise than those that the person has seen, until they have seen these. */
export const rateNews = signal<{ from: string; points: ReturnType<typeof newRates> } | undefined>(
  undefined,
);
/** Whether the browser has promised not to clear the store by itself; undefined: not asked yet. */
export const persisted = signal<boolean | undefined>(undefined);
export const updateReady = signal<(() => void) | undefined>(undefined);

export interface Task extends Progress {
  cancel: () => void;
}
/** Work that has lasted over half a second. */
export const task = signal<Task | undefined>(undefined);
export const busy = signal(false);

export interface Notice {
  kind: "done" | "error";
  text: (words: Words, format: Format) => string;
  action?: { label: (words: Words) => string; run: () => void };
}
export const notice = signal<Notice | undefined>(undefined);

/** Whose claim is shown. */
export type ClaimOf = Pick<
  LatePaymentReport["rows"][number],
  "invoice" | "customer" | "name" | "due"
>;
export type FigurePage =
  | "aging"
  | "allowance"
  | "changes"
  | "check-terms"
  | "collection-costs"
  | "forecast"
  | "kpis"
  | "late-payment"
  | "loss-rates"
  | "provision"
  | "reminders"
  | "scores"
  | "seasons"
  | "write-off";
export interface Why {
  title: string;
  figure: string;
  method: string;
  inputs: { label: string; figure: string }[];
  /** With the values in it, where something is calculated. */
  calculation?: string;
  steps?: readonly Step[];
  /** Its page in `docs/figures`. */
  page: FigurePage;
  rules?: readonly Rule[];
}
export type Panel =
  | { kind: "claim"; row: ClaimOf; detail: Outcome<Claim> }
  | { kind: "why"; why: Why }
  /** What the keys do. */
  | { kind: "keys" };
export const panel = signal<Panel | undefined>(undefined);

/** Asks before a tab is closed on a save that is still under way. */
function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

const PATIENCE_MS = 500;
/** As many rows as are drawn without being felt. */
export const REJECTED_ROWS = 100;
/** Each takes a few rows, and is to be read. */
export const CONFLICT_ROWS = 25;
let client: EngineClient = startEngine();
/** Those who wait for an answer of the present worker. */
const waiting = new Set<() => void>();

/** Ends the worker and starts another one; whoever waits for the old one gets undefined. */
function replaceWorker(): void {
  client.stop();
  client = startEngine();
  for (const abandon of waiting) abandon();
}

/** Work that is under way. */
let running = 0;

/** Follows work: after half a second its progress shows with « Annuler ». */
export async function followed<T>(
  stage: Progress["stage"],
  cancel: () => void,
  work: (report: Report) => Promise<T>,
): Promise<T> {
  let latest: Progress = { stage };
  let shown: Task | undefined;
  let over = false;
  const show = () => {
    if (over) return;
    shown = { ...latest, cancel };
    task.value = shown;
  };
  const timer = setTimeout(show, PATIENCE_MS);
  running += 1;
  busy.value = true;
  if (stage === "saving") addEventListener("beforeunload", stay);
  try {
    return await work((progress) => {
      latest = progress;
      if (shown) show();
    });
  } finally {
    over = true;
    clearTimeout(timer);
    running -= 1;
    busy.value = running > 0;
    if (task.value === shown) task.value = undefined;
    if (stage === "saving") removeEventListener("beforeunload", stay);
  }
}

/**
 * Asks the worker. Cancelling ends it and starts another one from the store, so that nothing half done can remain. Gives undefined when
 * cancelled.
 */
export async function ask<T>(
  stage: Progress["stage"],
  work: (engine: EngineClient["engine"], report: Report) => Promise<T>,
): Promise<T | undefined> {
  let cancelled = false;
  let abandon = () => {};
  const abandoned = new Promise<undefined>((resolve) => {
    abandon = () => resolve(undefined);
  });
  const cancel = () => {
    cancelled = true;
    replaceWorker();
  };
  waiting.add(abandon);
  try {
    return await followed(stage, cancel, (report) =>
      Promise.race([work(client.engine, proxy(report)), abandoned]),
    );
  } finally {
    waiting.delete(abandon);
    if (cancelled) {
      reading.value = undefined;
      await open();
    }
  }
}

function refused(refusal: Refusal): void {
  notice.value = { kind: "error", text: (w) => w.refusal(refusal) };
}

export async function open(): Promise<void> {
  void recall();
  await load();
  await compute();
}

/** Shows the first figures of last time, where they are those of now, until they are made. */
async function recall(): Promise<void> {
  const day = asOf.value;
  const last = await client.engine.lastSummary(day);
  if (!last || book.value || asOf.value !== day) return;
  batch(() => {
    language.value = last.language;
    summary.value = last.summary;
  });
}

/** What was chosen and is not yet in the store: a book that was read before it came knows nothing of it. */
const unsaved = new Map<string, unknown>();

export function showBook(shown: Book): void {
  batch(() => {
    book.value = { ...shown, settings: { ...shown.settings, ...Object.fromEntries(unsaved) } };
    if (shown.recovered.length > 0) recovered.value = [...recovered.value, ...shown.recovered];
  });
}

/** In how many places all of the book is on disk. A book that is read is in one at least. */
export const copies = computed(() => {
  const whole = book.value?.copies.filter(({ refusal }) => refusal === undefined).length ?? 0;
  return book.value?.keeping.refusal ? 0 : Math.max(1, whole);
});

export async function rawJournal(damagedOnly: boolean): Promise<Blob> {
  return client.engine.rawJournal(damagedOnly);
}

async function load(): Promise<void> {
  const changed = proxy(() => void refresh());
  const report = proxy(() => {});
  const { engine } = client;
  const opened = await engine.open(language.value, changed, report, asOf.value);
  showBook(opened);
  readPreferences();
  // Nothing waits for this: the worker answers in the order of the questions.
  void engine.setLanguage(language.value);
  if (!demo.value) return;
  const { DEMO } = await import("./demo/book.ts");
  await engine.startDemo(DEMO);
  showBook(await client.engine.refresh(report));
}

/** After a defect the module cannot be trusted: a new one is filled from the store. */
async function restart(): Promise<void> {
  replaceWorker();
  await load();
}

function isDefect(refusal: Refusal | undefined): boolean {
  return refusal?.code === "internal/bug";
}

export function readPreferences(): void {
  const settings = book.value?.settings ?? {};
  if (settings.preferences) preferences.value = preferencesIn(settings);
  language.value = languageIn(settings) ?? language.value;
}

/** Another tab has written. */
async function refresh(): Promise<void> {
  const fresh = await client.engine.refresh(proxy(() => {}));
  showBook(fresh);
  readPreferences();
  await compute();
}

/** For which choices the summary is awaited, or shown. */
let summarized: Choices | undefined;
let stale = false;
/** Asks for all figures again; changes that come meanwhile are answered once, at the end. */
export async function compute(): Promise<void> {
  if (computing.value) {
    stale = true;
    return;
  }
  if (!demo.value && (book.value?.size ?? 0) === 0) {
    forgetFigures();
    return;
  }
  computing.value = true;
  try {
    do {
      stale = false;
      const choices: Choices = { ...preferences.value, asOf: asOf.value };
      // Asked before the others, answered before them.
      if (!figures.value) void summarize(choices);
      const made = await ask("computing", (engine) => engine.figures(choices));
      if (!made) break;
      summarized = undefined;
      batch(() => {
        figures.value = made;
        summary.value = undefined;
      });
      const { aging, kpis, claims, forecast, allowance } = made;
      if ([aging, kpis, claims, forecast, allowance].some((one) => isDefect(one?.refusal))) {
        await restart();
      }
    } while (stale);
  } finally {
    computing.value = false;
  }
}

async function summarize(choices: Choices): Promise<void> {
  summarized = choices;
  const made = await client.engine.summary(choices);
  if (summarized === choices) summary.value = made;
}

/** What is shown is no longer of the book that is looked at. */
export function forgetFigures(): void {
  summarized = undefined;
  summary.value = undefined;
  figures.value = undefined;
}

export function go(next: Partial<Route>): void {
  const { screen = "dashboard", section, invoices, place } = next;
  const target: Route = { screen };
  if (section) target.section = section;
  if (invoices) target.invoices = invoices;
  if (place) target.place = place;
  const date = "asOf" in next ? next.asOf : route.value.asOf;
  if (date && date !== today) target.asOf = date;
  location.hash = routeHash(target);
  // The event comes a moment later: what is asked or shown meanwhile must already be of the new address.
  arrive();
}

/** Where some invoices are listed, on the same date. */
export function invoicesAddress(place: Partial<InvoiceFilter>): string {
  const date = route.value.asOf;
  const invoices = { ...ALL_INVOICES, ...place };
  return routeHash({ screen: "invoices", invoices, ...(date ? { asOf: date } : {}) });
}

/** The address of a screen, on the same date. */
export function screenAddress(screen: Screen, place: Record<string, string> = {}): string {
  const date = route.value.asOf;
  return routeHash({ screen, place, ...(date ? { asOf: date } : {}) });
}

function arrive(): void {
  const there = parseRoute(location.hash);
  if (routeHash(there) === routeHash(route.value)) return;
  const before = asOf.value;
  batch(() => {
    route.value = there;
    panel.value = undefined;
  });
  if (asOf.value !== before) void compute();
}
addEventListener("hashchange", arrive);

/** Whether the person is still at this screen: what was saved meanwhile calls nobody back who has gone on. */
export function isAt(screen: Screen): boolean {
  arrive();
  return route.peek().screen === screen;
}

// A page that comes back from the browser's memory heard nothing of what other tabs wrote meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted && book.value) void refresh();
});

/** The address says the case as it is typed, so that it can be shared; nothing is added to the history. */
export function keepCase(query: string): void {
  const { calculator } = route.value;
  if (calculator) replaceRoute({ screen: "calculator", calculator: { ...calculator, query } });
}

export function replaceRoute(target: Route): void {
  history.replaceState(history.state, "", routeHash(target));
  route.value = target;
}

export function setAsOf(date: string): void {
  if (!isIsoDate(date)) return;
  go({ ...route.value, asOf: date });
}

export async function setLanguage(next: Language): Promise<void> {
  // The worker is told first: what follows the language asks it anew as soon as that changes.
  const told = client.engine.setLanguage(next);
  language.value = next;
  panel.value = undefined;
  await told;
  await compute();
  const again = reading.value;
  if (again) await readAgain(again.options);
  await keep("language", next);
}

export async function prefer(change: Partial<Preferences>): Promise<void> {
  preferences.value = { ...preferences.value, ...change };
  await compute();
  await keep("preferences", preferences.value);
}

async function keep(key: string, value: unknown): Promise<void> {
  if (book.value?.keeping.refusal) return;
  unsaved.set(key, value);
  const kept = await client.engine.setSetting(key, value);
  if (unsaved.get(key) === value) unsaved.delete(key);
  if (kept.refusal) refused(kept.refusal);
}

/** A choice that is read from the book: shown at once, and kept. */
export async function setSetting(key: string, value: unknown): Promise<void> {
  const held = book.value;
  if (held) book.value = { ...held, settings: { ...held.settings, [key]: value } };
  await keep(key, value);
}

/** A backup that was dropped where files are dropped, for « Données » to read. */
export const droppedBackup = signal<File | undefined>(undefined);

/** Files that were dropped together, of one kind where there are several: they are looked at one after the other. */
export interface Batch {
  kind: FileKind;
  files: File[];
  state: "waiting" | "open" | "saved" | "left";
  /** Of a workbook: the sheet that is read, and all that hold something. */
  sheet?: string;
  sheets?: string[];
  /** Electronic invoices that seem to be purchases, and are sales as the person says: their numbers. */
  sales?: string[];
  /** What turned out to be a bank statement that leaves something open: the answer is for its reader. */
  asked?: File;
}
export const dropped = signal<Batch[]>([]);

const opening = () => import("./files/opening.ts");

export async function openFiles(files: File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  notice.value = undefined;
  const backup = files.find(({ name }) => /\.(age|json)$/i.test(name));
  if (backup) {
    droppedBackup.value = backup;
    go({ screen: "data" });
    return;
  }
  await discard();
  await (await opening()).openAll(files);
}

export async function show(file: string, options: CsvOptions, result: Reading): Promise<void> {
  const some = result.kind === "preview" && result.preview.rejected > 0;
  const rows = some ? await client.engine.rejected(0, REJECTED_ROWS) : [];
  const differ = result.kind === "preview" && result.preview.conflicts > 0;
  const first = differ ? await client.engine.conflicts(0, CONFLICT_ROWS) : [];
  batch(() => {
    const used = result.kind === "preview" ? result.options : options;
    reading.value = { file, options: used, result };
    rejectedRows.value = rows;
    conflicts.value = first;
    taken.value = KEPT;
  });
  if (result.kind === "refused" && isDefect(result.refusal)) await restart();
}

export function showMoreRejected(): Promise<void> {
  return more(rejectedRows, (from) => client.engine.rejected(from, REJECTED_ROWS));
}

export function showMoreConflicts(): Promise<void> {
  return more(conflicts, (from) => client.engine.conflicts(from, CONFLICT_ROWS));
}

/** Adds the rows that follow those of the file which are shown; asked twice, those after them too. */
function more<Row>(shown: Signal<Row[]>, rows: (from: number) => Promise<Row[]>): Promise<void> {
  const current = reading.value;
  const add = async () => {
    const added = await rows(shown.value.length);
    if (reading.value === current) shown.value = [...shown.value, ...added];
  };
  adding = adding.then(add, add);
  return adding;
}
let adding = Promise.resolve();

/** Takes one invoice from the file, or keeps the one of the book. */
export function take(id: string, fromFile: boolean): void {
  const { all, but } = taken.value;
  const others = but.filter((one) => one !== id);
  taken.value = { all, but: fromFile === all ? others : [...others, id] };
}

/** The same file again, with what the person has answered. */
export async function readAgain(options: CsvOptions): Promise<void> {
  await (await opening()).readBatchAgain(options);
}

/** Another sheet of the workbook that is looked at. */
export async function chooseSheet(sheet: string): Promise<void> {
  await (await opening()).openSheet(sheet);
}

/** What the person says are their own invoices, although they seem to be purchases: all of them, by their numbers. */
export async function claimSales(numbers: string[]): Promise<void> {
  await (await opening()).readSales(numbers);
}

/** Forgets the files that were dropped. */
export async function discard(): Promise<void> {
  batch(() => {
    reading.value = undefined;
    dropped.value = [];
  });
  await client.engine.discard();
}

/** The file that is looked at is in the book: another one comes, or the person is where the figures are. */
export async function savedFile(): Promise<void> {
  reading.value = undefined;
  const more = dropped.value.some(({ state }) => state === "waiting");
  if (!more && isAt("import")) go({ screen: "dashboard" });
  await (await opening()).close("saved");
}

/** Leaves the file that is looked at; says whether another one comes. */
export async function leaveFile(): Promise<boolean> {
  await client.engine.discard();
  return (await opening()).close("left");
}

export async function confirm(): Promise<void> {
  const current = reading.value;
  if (current?.result.kind !== "preview") return;
  const { preview } = current.result;
  const wasEmpty = book.value?.size === 0;
  const outcome = await ask("saving", (engine, report) => engine.confirm(taken.value, report));
  if (!outcome) return;
  if (outcome.refusal) {
    refused(outcome.refusal);
    return;
  }
  const before = book.value?.changes.at(-1)?.seq ?? 0;
  const saved = outcome.value;
  const head = saved.changes.at(-1);
  const summary = head && head.seq > before ? head.summary : undefined;
  const added = summary?.kind === "import" ? summary.added : 0;
  const replaced = summary?.kind === "import" ? summary.replaced : 0;
  const wasDemo = demo.value;
  // In one go: who reads « Enregistré » is where the figures are, and is moved nowhere afterwards.
  batch(() => {
    showBook(saved);
    if (reading.value === current) reading.value = undefined;
    if (wasDemo) forgetFigures();
    demo.value = false;
    const kept = copies.value;
    notice.value = {
      kind: "done",
      text: (w, f) => w.imported(f.count(added), f.count(replaced), kept),
      ...(summary && kept > 0
        ? { action: { label: (w: Words) => w.undo, run: () => void undo(head?.seq ?? 0) } }
        : {}),
    };
    const more = dropped.value.some(({ state }) => state === "waiting");
    const screen = more ? "import" : "dashboard";
    go({ screen, ...(wasDemo ? { asOf: undefined } : {}) });
  });
  await (await opening()).close("saved");
  const [only, another] = preview.currencies;
  if (wasEmpty && only && another === undefined) {
    preferences.value = { ...preferences.value, currency: only };
    await keep("preferences", preferences.value);
  }
  await compute();
  await askPersistence();
}

/** Asks the browser to keep the store, whatever room it needs. */
export async function askPersistence(): Promise<void> {
  persisted.value = (await navigator.storage?.persist?.()) ?? false;
}

/** Takes a change out of the book; taking that out in turn does it again. */
export async function undo(seq: number): Promise<void> {
  const outcome = await ask("saving", (engine, report) => engine.undo(seq, report));
  if (outcome?.refusal) refused(outcome.refusal);
  if (!outcome?.value) return;
  const saved = outcome.value;
  const head = saved.changes.at(-1);
  const again = head?.summary.kind === "undo" && head.summary.of === seq ? head.seq : undefined;
  const target = saved.changes.find((change) => change.seq === seq)?.summary;
  const back = target?.kind === "undo";
  const done = back ? target.of : seq;
  batch(() => {
    showBook(saved);
    readPreferences();
    const kept = copies.value;
    notice.value = {
      kind: "done",
      text: (w, f) => {
        const { what, about } = told(w, f, saved.changes, done);
        const which = about === "" ? what : w.journal.of(what, about);
        return back ? w.redone(which, kept) : w.undone(which, kept);
      },
      ...(again === undefined
        ? {}
        : {
            action: { label: (w: Words) => (back ? w.undo : w.redo), run: () => void undo(again) },
          }),
    };
  });
  await compute();
}

export async function erase(): Promise<void> {
  const outcome = await ask("saving", (engine, report) => engine.erase(report));
  if (outcome?.refusal) refused(outcome.refusal);
  if (!outcome?.value) return;
  showBook(outcome.value);
  forgetFigures();
  preferences.value = INITIAL;
  recovered.value = [];
  const whole = outcome.value.copies.every((copy) => copy.refusal === undefined);
  notice.value = whole
    ? { kind: "done", text: (w) => w.erased }
    : { kind: "error", text: (w) => w.erasedPartly };
  go({ screen: "dashboard", asOf: undefined });
}

/** Reads the journal through once the figures are on the screen. */
export async function verify(): Promise<void> {
  showBook(await client.engine.verify());
  persisted.value = await navigator.storage?.persisted?.();
  await lookForRates();
}

/** Tells of tables of rates that came with this version: what the person worked with so far is kept beside the book. */
async function lookForRates(): Promise<void> {
  const held = book.value;
  if (!held || held.size === 0 || demo.value) return;
  const seen = held.settings.seenRates;
  if (isSeenRates(seen) && seen.checked === held.made.rates) return;
  const points = isSeenRates(seen) ? newRates(seen, await client.engine.seenRates()) : [];
  if (isSeenRates(seen) && points.length > 0) rateNews.value = { from: seen.checked, points };
  else await acceptRates();
}

export async function acceptRates(): Promise<void> {
  rateNews.value = undefined;
  await setSetting("seenRates", await client.engine.seenRates());
}

export async function startDemo(): Promise<void> {
  const { DEMO } = await import("./demo/book.ts");
  const started = await client.engine.startDemo(DEMO);
  if (started.refusal) {
    refused(started.refusal);
    return;
  }
  const shown = await client.engine.refresh(proxy(() => {}));
  batch(() => {
    showBook(shown);
    demo.value = true;
    notice.value = undefined;
  });
  // Whoever has gone on to another screen meanwhile is left there.
  arrive();
  if (asOf.value === DEMO.asOf) await compute();
  else go({ ...route.value, asOf: DEMO.asOf });
}

export async function leaveDemo(): Promise<void> {
  // At once: whoever goes on to another screen meanwhile is left there.
  go({ screen: "dashboard", asOf: undefined });
  await client.engine.leaveDemo();
  const shown = await client.engine.refresh(proxy(() => {}));
  batch(() => {
    showBook(shown);
    demo.value = false;
    forgetFigures();
  });
  await compute();
}

export async function showClaim(row: ClaimOf): Promise<void> {
  const detail = await client.engine.claim(row.invoice, asOf.value);
  panel.value = { kind: "claim", row, detail };
}

export function showWhy(why: Why): void {
  panel.value = { kind: "why", why };
}

export async function rejectedFile(head: string[]): Promise<Blob> {
  return client.engine.rejectedCsv(head);
}
