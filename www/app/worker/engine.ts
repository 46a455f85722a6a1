/**
 * The one owner of the wasm module, of the ledger and of the store. It runs in a worker: the page only asks and shows.
 */
import { transfer } from "comlink";
import init, {
  type AgingReport,
  type AllowanceOptions,
  type Changes,
  type ChangesOptions,
  type CsvOptions,
  type Customer,
  type CustomerKind,
  checkTerms,
  dueDate,
  type Figure,
  type Forecast,
  type ForecastOptions,
  type InstallmentPlan,
  type InstallmentsInput,
  type Invoice,
  installments,
  type KpiReport,
  type Language,
  Ledger,
  type PaymentTerms,
  type Provision,
  provision,
  type ReminderPolicy,
  type ReportScope,
  type Seasons,
  setLanguage,
  socialRates,
  version,
} from "encours";
import moduleUrl from "encours/encours.wasm?url";
import { type BookContent, bookHash, contentOf } from "../backup/content.ts";
import type { BackupChange } from "../backup/document.ts";
import { BackupError } from "../backup/error.ts";
import type { Closing, Risk } from "../closings.ts";
import type { CollectionCase } from "../collection-case.ts";
import { csvFile, csvLine } from "../csv.ts";
import {
  type Desk,
  type DeskEdit,
  type DeskRecord,
  deskValue,
  type KeptFlow,
  type KeptLevy,
  OWN,
  type Trial,
  withRecords,
} from "../desk.ts";
import { type ReadContent, TOGETHER } from "../files/content.ts";
import { questionOf } from "../files/question.ts";
import { covered, takenOut } from "../journal.ts";
import { languageIn, preferencesIn } from "../preferences.ts";
import type { RatePoint, SeenRates } from "../rates.ts";
import type { InvoiceColumn } from "../router.ts";
import { StoreError } from "../store/error.ts";
import { type Draft, type Heads, namedDamage, prepare } from "../store/journal.ts";
import {
  type BulkSummary,
  type ChangeRecord,
  type ChangeSummary,
  type Damage,
  type ImportSummary,
  PART_SIZE,
  type PartContent,
  type RestoreSummary,
  type SnapshotRecord,
  type UndoSummary,
} from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { type CellKind, type Table, type TableFormat, tableFile } from "../table.ts";
import { attempt, attemptAsync, refusalOf, takeLost } from "./attempt.ts";
import { type Audit, auditOf } from "./audit.ts";
import {
  bytesOf,
  heldAgainst,
  makeBackup,
  onlyDevice,
  partsOf,
  type ReadBackup,
  readBackup,
  renumbered,
  restoring,
  withoutDevice,
} from "./backup.ts";
import { bookTable, type CsvWords } from "./book-csv.ts";
import { bulkChange } from "./bulk.ts";
import {
  cash,
  cashWhy,
  forecastOptions,
  judgedBalance,
  judgedFlow,
  judgedLevies,
  simulated,
} from "./cash.ts";
import { type BookYear, type Ways, waysOf } from "./collection-ways.ts";
import { creditNoteOf } from "./credit-notes.ts";
import { customerDetail } from "./customer.ts";
import { CustomerList } from "./customer-list.ts";
import { dayNumber, isoDay, isWithin } from "./days.ts";
import { InvoiceList } from "./invoice-list.ts";
import { withKnownCustomers } from "./known-customers.ts";
import { lookAlikes } from "./look-alikes.ts";
import type {
  BackupFile,
  BackupReading,
  Book,
  Bulk,
  BulkSaved,
  CashAnswer,
  CashPlan,
  CashWhy,
  Choices,
  Claim,
  Conflict,
  CreditNote,
  CustomerDetail,
  CustomerEdit,
  CustomerListing,
  CustomerQuery,
  CustomerScope,
  Debt,
  DemoBook,
  Edit,
  Figures,
  InvoiceDetail,
  InvoiceListing,
  InvoiceQuery,
  InvoiceRow,
  InvoiceStatus,
  LastSummary,
  LookAlikes,
  Outcome,
  Overpaid,
  Preview,
  Provisions,
  Reading,
  Refusal,
  Rejected,
  Report,
  Saved,
  Selection,
  SetOff,
  SettledLine,
  Sheets,
  Statement,
  Summary,
  Taken,
  TermsOf,
  TermsRead,
  TermsReading,
} from "./messages.ts";
import { overpaidBy, paymentsChange } from "./payments.ts";
import { type PolicyFacts, policyFacts } from "./policy-facts.ts";
import {
  allowanceOptions,
  individualSums,
  riskRows,
  sheetsOf,
  statedClosing,
} from "./provisions.ts";
import {
  madeWith,
  ownTables,
  previewRate,
  type RatePreview,
  type RateTable,
  ratesOf,
  rateTables,
  seenRates,
} from "./rates.ts";
import {
  judgePolicy,
  type LetterFigures,
  letterFigures,
  type ReminderDay,
  reminderDay,
  type Upcoming,
  upcomingReminders,
} from "./reminders.ts";
import { debtsFor, setOff } from "./set-offs.ts";
import { inSideLedger } from "./side-ledger.ts";
import { statementOf } from "./statement.ts";
import { trend } from "./trend.ts";
import { writtenOffOf } from "./write-offs.ts";

/** Customers that the picture of the aging names; the others are added up by the core. */
const NAMED_CUSTOMERS = 8;
const SAMPLE = 5;
/** First figures are kept for so many days after the one that is looked at: who comes once a week finds them. */
const DAYS_AHEAD = 14;
/** With more days than these they are begun anew. */
const MOST_DAYS = 100;
/** Customers or invoices to choose from in a list; of more of them none is offered. */
const MOST_CHOICES = 1000;
/** As many as a person reads. */
const TOLD_REFUSALS = 100;
/** Changes of one part that touch what they name, and nothing else. */
const STEPS: readonly ChangeSummary["kind"][] = ["edit", "customer", "desk"];
/** What leads to a book from the one before or after it. */
type Step = PartContent & { removed: string[] };
interface LastStep {
  seq: number;
  back: Step;
  forth: Step;
}
const CHANNEL = "encours";

/** What a snapshot says of itself, and its ledger. */
type Image = SnapshotRecord & { ledger: Ledger };

type Issued = Pick<RestoreSummary, "firstIssued" | "lastIssued" | "currencies">;

interface Candidate {
  ledger: Ledger;
  preview: Preview;
  rejected: Rejected[];
  /** Ids of the invoices that the book holds with other content. */
  conflicts: string[];
  /** How it was read, and the id under which that is remembered. */
  options: CsvOptions;
  mapping?: string;
}

/** Files with the same columns are read alike: the id of that, or nothing where there are no columns to tell. */
function mappingId(bytes: Uint8Array): string | undefined {
  const head = attempt(() => Ledger.csvColumns(bytes));
  return head.value && JSON.stringify(head.value.columns.toSorted());
}

function scopeOf({ asOf, currency, fx }: CustomerScope): ReportScope {
  return { asOf, currency, ...(Object.keys(fx).length > 0 ? { fx } : {}) };
}

function summaryOptions(choices: Choices): ReportScope & { days: number } {
  return { ...scopeOf(choices), days: choices.kpiDays };
}

/** All that the first figures of a book follow from besides the day: the names of both files carry the hashes of what is in them. */
function summaryKey(choices: Choices, language: Language): string {
  const options = { ...summaryOptions(choices), asOf: undefined };
  return JSON.stringify([moduleUrl, import.meta.url, language, options]);
}

function bulkSummary(action: BulkSummary["action"], invoices: Invoice[]): BulkSummary {
  const issued = invoices.map((invoice) => invoice.issued).sort();
  return {
    kind: "bulk",
    action,
    invoices: invoices.map(({ id }) => id),
    firstIssued: issued.at(0) ?? "",
    lastIssued: issued.at(-1) ?? "",
    currencies: [...new Set(invoices.map(({ currency = "EUR" }) => currency))].sort(),
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What of a journal comes after a change. */
function after({ heads, damaged }: Pick<Heads, "heads" | "damaged">, last: number) {
  const isLater = ({ seq }: { seq: number }) => seq > last;
  return { heads: heads.filter(isLater), damaged: damaged.filter(isLater) };
}

function* chunks(ledger: Ledger): Generator<Invoice[]> {
  for (let from = 0; from < ledger.size; from += PART_SIZE) {
    yield ledger.invoices({ from, count: PART_SIZE });
  }
}

function* both<Item>(one: Iterable<Item>, other: Iterable<Item>): Generator<Item> {
  yield* one;
  yield* other;
}

/** What the columns of the list hold in a file; the others are text. */
const INVOICE_CELLS: Partial<Record<InvoiceColumn, CellKind>> = {
  issued: "date",
  due: "date",
  amount: "amount",
  vat: "amount",
  open: "amount",
  daysLate: "integer",
};

export class Engine {
  readonly #store: Store;
  /** The wasm module, under way since before this code was there. */
  #module: Promise<Response> | undefined;
  readonly #channel = new BroadcastChannel(CHANNEL);
  #ledger: Ledger | undefined;
  /** Read while the copies are compared. */
  #ahead: Promise<Image | undefined> | undefined;
  /** What is kept besides the ledger. */
  #desk: Desk = {};
  #demo: { book: DemoBook; ledger: Ledger; desk: Desk } | undefined;
  #candidate: Candidate | undefined;
  /** The file that is looked at: a table as text, or the image of the ledger that another kind gave. */
  #file: { name: string; bytes: Uint8Array; isImage: boolean } | undefined;
  /** A file that may be a backup, and the backup that was read of it. */
  #backupFile: { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
  #backup: ReadBackup | undefined;
  #last: ChangeRecord | undefined;
  #lastSeq = 0;
  /** What leads back to before the last change, and forth again: to replay the journal takes a second where there are 100,000 invoices. */
  #step: LastStep | undefined;
  #changes: ChangeRecord[] = [];
  #damaged: Damage[] = [];
  #refused = 0;
  #keeping: Outcome<true> = { value: true };
  #settings: Record<string, unknown> = {};
  #turn: Promise<unknown> = Promise.resolve();
  /** Made once for a day, until the ledger changes. */
  #list: { of: Ledger; asOf: string; list: InvoiceList } | undefined;
  #customerList: { of: Ledger; scope: string; list: CustomerList } | undefined;
  /** The same of the indicators, which the first screen asks for twice. */
  #kpis: (Summary & { of: Ledger; options: ReportScope }) | undefined;
  /** Whether another tab has written before the page could be told. */
  #isBehind = false;
  #changed = () => {
    this.#isBehind = true;
  };
  #report: Report = () => {};
  /** What `open` waits for. */
  #ready: Promise<void> | undefined;
  #isLoaded = false;
  #language: Language = "fr";
  /** The first figures of last time, once they were asked for. */
  #recalled: Promise<LastSummary | undefined> | undefined;
  /** The first figures that are kept, and what they were made of. */
  #summarized: { head: string; key: string; days: Record<string, Summary> } | undefined;

  constructor(store: Store, module: Promise<Response>) {
    this.#store = store;
    this.#module = module;
    store.answered = () => this.#changed();
    this.#channel.onmessage = () => this.#changed();
  }

  /** Begins to load before anything is asked. */
  begin(): void {
    this.#ready = this.#alone(() => this.#load());
    // Told to whoever opens the book.
    this.#ready.catch(() => {});
  }

  /** One piece of work at a time on the ledger and the store: messages may arrive while one awaits. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => this.#revive()).then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Makes again what a defect of the module took: the book from the store, the demo and the previewed file from their bytes. */
  async #revive(): Promise<void> {
    if (!takeLost()) return;
    this.#forget();
    if (this.#demo) this.startDemo({ ...this.#demo.book, desk: this.#demo.desk });
    const [candidate, file] = [this.#candidate, this.#file];
    this.#candidate = undefined;
    if (candidate && file) {
      const { value } = attempt(() =>
        file.isImage
          ? Ledger.fromSnapshot(file.bytes)
          : Ledger.fromCsv(file.bytes, candidate.options).ledger,
      );
      if (value) this.#candidate = { ...candidate, ledger: value };
    }
    await attemptAsync(() => this.#update(() => {}));
  }

  /** Loads the module and the book. `changed` is called when another tab has written, and when a store that was held becomes free. */
  async open(language: Language, changed: () => void, report: Report, asOf: string): Promise<Book> {
    this.#changed = changed;
    this.#report = report;
    const ready = this.#ready ?? this.#alone(() => this.#load());
    this.#ready = undefined;
    await ready;
    return this.#alone(async () => {
      if (this.#isBehind) await this.#update(report);
      this.#isBehind = false;
      this.setLanguage(language);
      // What the page asks for next is made while it draws the rest.
      setTimeout(() => void this.summary({ ...preferencesIn(this.#settings), asOf }));
      return this.#book();
    });
  }

  async #load(): Promise<void> {
    this.#store.retry();
    // The copies are compared while the module loads.
    const compared = this.#store.opened();
    await this.#init();
    // To unpack the image takes this thread for a while: the first figures of last time go out before.
    if (await this.#recalled) await new Promise((resolve) => setTimeout(resolve));
    this.#ahead = this.#readImage();
    await this.#update((progress) => this.#report(progress), compared);
  }

  /** What was asked for ahead serves once; where it did not come, the module is fetched anew. */
  async #init(): Promise<void> {
    const module = await this.#module?.catch(() => undefined);
    this.#module = undefined;
    await init(module);
    this.#isLoaded = true;
    setLanguage(this.#language);
  }

  setLanguage(language: Language): void {
    this.#language = language;
    // Who is quicker than the module finds it in their language.
    if (this.#isLoaded) setLanguage(language);
  }

  /** Brings the ledger up to the journal: from the snapshot at first, then only what is new. */
  refresh(report: Report): Promise<Book> {
    return this.#alone(() => this.#refresh(report));
  }

  async #refresh(report: Report): Promise<Book> {
    await this.#update(report);
    return this.#book();
  }

  async #update(report: Report, compared = this.#store.sync()): Promise<void> {
    const opened = await attemptAsync(async () => {
      const healed = await compared;
      const settings = this.#store.settings();
      // Told by whoever asks for it below.
      settings.catch(() => {});
      const stale = healed || this.#ledger === undefined || !(await this.#stillOurs());
      const tail = stale ? await this.#start() : await this.#store.headsAfter(this.#lastSeq);
      await this.#replayTail(tail, report);
      this.#settings = await settings;
    });
    const refusal = this.#store.newer ? refusalOf(new StoreError("newer")) : opened.refusal;
    this.#keeping = refusal === undefined ? { value: true } : { refusal };
    this.#ledger ??= new Ledger();
  }

  /** Whether the journal still holds the last change we know: it does not after « tout effacer » in another tab. */
  async #stillOurs(): Promise<boolean> {
    if (this.#last === undefined) return this.#lastSeq === 0;
    const head = await this.#store.head(this.#last.seq);
    return head?.checksum === this.#last.checksum;
  }

  /** Starts from the image, where there is one, and gives what follows it. */
  async #start(): Promise<Heads> {
    this.#forget();
    const reading = this.#ahead ?? this.#readImage();
    this.#ahead = undefined;
    const found = await this.#store.headsAfter(0);
    const { heads, damaged, last } = found;
    this.#changes = heads;
    this.#damaged = damaged;
    const image = await reading;
    const covered = heads.find((head) => head.seq === image?.seq);
    if (image && covered?.checksum === image.head && image.seq <= last) {
      this.#ledger = image.ledger;
      this.#desk = JSON.parse(image.desk) as Desk;
      this.#last = covered;
      this.#lastSeq = covered.seq;
      return { ...found, ...after({ heads, damaged }, covered.seq) };
    }
    image?.ledger.free();
    this.#ledger = new Ledger();
    return found;
  }

  /** The image of the book as it comes from the disk: whether it fits the journal is not yet known. */
  async #readImage(): Promise<Image | undefined> {
    const read = await attemptAsync(async () => {
      const snapshot = await this.#store.readSnapshot();
      return snapshot && { ...snapshot, ledger: Ledger.fromSnapshot(snapshot.bytes) };
    });
    return read.value;
  }

  #forget(): void {
    this.#ledger?.free();
    this.#ledger = undefined;
    this.#desk = {};
    this.#last = undefined;
    this.#lastSeq = 0;
    this.#step = undefined;
    this.#changes = [];
    this.#damaged = [];
    this.#refused = 0;
  }

  async #replayTail({ heads, damaged, last }: Heads, report: Report): Promise<void> {
    const rewrites = ({ summary }: ChangeRecord) =>
      summary.kind === "undo" || summary.kind === "restore";
    if (heads.some(rewrites) && this.#lastSeq > 0) {
      if (!(await this.#stepBack(heads, last))) await this.#replayAll(report);
      return;
    }
    await this.#replay(heads, damaged, last, report);
  }

  /** Takes out the last change, or does it again, by what it changed, if that is known. */
  async #stepBack(heads: ChangeRecord[], last: number): Promise<boolean> {
    const [head] = heads;
    const step = this.#step;
    if (heads.length !== 1 || head?.seq !== last || head.summary.kind !== "undo") return false;
    if (step?.seq !== head.summary.of || this.#damaged.length > 0) return false;
    this.#take(head, step.back);
    // What the core refuses is looked for in the whole journal.
    if (this.#damaged.length > 0) return false;
    this.#changes = [...this.#changes, head];
    this.#last = head;
    this.#lastSeq = last;
    this.#step = { seq: head.seq, back: step.forth, forth: step.back };
    await this.#keepSnapshot();
    return true;
  }

  #take(head: ChangeRecord, { removed, ...content }: Step): void {
    if (removed.length > 0) this.#held().remove(removed);
    this.#put(head, 0, content);
  }

  /** What takes a change out again; nothing where it lists a customer for the first time, for none leaves a ledger. */
  #stepOf({ seq, summary }: ChangeRecord, content: PartContent): LastStep | undefined {
    if (!STEPS.includes(summary.kind)) return undefined;
    const { invoices = [], customers = [], desk = [] } = content;
    const ledger = this.#held();
    const known = customers.length > 0 ? ledger.customers() : [];
    const back: Step = {
      removed: invoices.flatMap(({ id }) => (ledger.get(id) ? [] : [id])),
      invoices: invoices.flatMap(({ id }) => ledger.get(id) ?? []),
      customers: customers.flatMap(({ id }) => known.find((one) => one.id === id) ?? []),
      desk: desk.map(({ kind, id }) => ({
        kind,
        id,
        value: deskValue(this.#desk, kind, id) ?? null,
      })),
    };
    if (back.customers.length < customers.length) return undefined;
    return { seq, back, forth: { ...content, removed: [] } };
  }

  async #replayAll(report: Report): Promise<void> {
    this.#forget();
    this.#ledger = new Ledger();
    const { heads, damaged, last } = await this.#store.headsAfter(0);
    await this.#replay(heads, damaged, last, report);
  }

  async #replay(heads: ChangeRecord[], damaged: Damage[], last: number, report: Report) {
    const known = new Set(this.#changes.map((head) => head.seq));
    this.#changes = [...this.#changes, ...heads.filter((head) => !known.has(head.seq))];
    const lost = new Set(this.#damaged.map((damage) => damage.seq));
    this.#damaged = [...this.#damaged, ...damaged.filter((damage) => !lost.has(damage.seq))];
    const undone = takenOut(this.#changes);
    const total = heads.reduce((parts, head) => parts + head.parts.length, 0);
    let done = 0;
    for (const head of heads) {
      this.#step = undefined;
      if (head.summary.kind !== "undo" && !undone.has(head.seq)) {
        const lose = (damage: Damage) => this.#damaged.push(damage);
        for await (const { content, part } of this.#store.contents(head, lose)) {
          this.#step = this.#stepOf(head, content);
          this.#put(head, part, content);
          done += 1;
          report({ stage: "loading", done, total });
        }
      }
      this.#last = head;
    }
    this.#lastSeq = last;
    if (heads.length > 0) await this.#keepSnapshot();
  }

  /** A part goes in whole; where the core refuses it, invoice by invoice, and what stays out is counted. */
  #put(head: ChangeRecord, part: number, content: PartContent): void {
    const ledger = this.#held();
    this.#forgetDerived();
    const { desk = [], ...rows } = content;
    this.#desk = withRecords(this.#desk, desk);
    if (attempt(() => ledger.put(rows)).refusal === undefined) return;
    let refused = 0;
    for (const customer of content.customers ?? []) {
      attempt(() => ledger.put({ customers: [customer] }));
    }
    for (const invoice of content.invoices ?? []) {
      if (attempt(() => ledger.put({ invoices: [invoice] })).refusal) refused += 1;
    }
    this.#refused += refused;
    this.#damaged.push(namedDamage(head, part, refused));
  }

  /** The image is a convenience: without it the start is slower, never poorer. It is not made of a damaged journal. */
  async #keepSnapshot(): Promise<void> {
    const head = this.#last;
    if (head === undefined || this.#damaged.length > 0 || head.seq !== this.#lastSeq) return;
    const bytes = this.#held().snapshot() as Uint8Array<ArrayBuffer>;
    const desk = JSON.stringify(this.#desk);
    await attemptAsync(() => this.#store.writeSnapshot(head, bytes, desk));
  }

  /** The book that is looked at: the demo, or the one that is kept. */
  #shown(): Ledger {
    return this.#demo?.ledger ?? this.#held();
  }

  #shownDesk(): Desk {
    return this.#demo?.desk ?? this.#desk;
  }

  #held(): Ledger {
    this.#ledger ??= new Ledger();
    return this.#ledger;
  }

  /** Days of issue and currencies of what is in the book. */
  #extent(): Issued[] {
    const undone = takenOut(this.#changes);
    return this.#changes.flatMap(({ seq, summary }): Issued[] => {
      if (undone.has(seq)) return [];
      if (summary.kind === "import" || summary.kind === "bulk") return [summary];
      // With its history, what is in a restored book stands there.
      if (summary.kind === "restore" && summary.changes === 0) return [summary];
      if (summary.kind !== "edit") return [];
      const { issued, currency } = summary;
      return [{ firstIssued: issued, lastIssued: issued, currencies: [currency] }];
    });
  }

  #book(): Book {
    const extent = this.#extent();
    const firsts = extent.flatMap((one) => one.firstIssued ?? []).sort();
    const lasts = extent.flatMap((one) => one.lastIssued ?? []).sort();
    const book: Book = {
      size: this.#held().size,
      changes: this.#changes,
      undone: [...takenOut(this.#changes)],
      damaged: this.#damaged,
      refused: this.#refused,
      keeping: this.#keeping,
      copies: this.#store.states.map(({ place, problem }) => ({
        place,
        ...(problem ? { refusal: refusalOf(problem) } : {}),
      })),
      recovered: this.#store.takeRecovered(),
      settings: this.#settings,
      currencies: [...new Set(extent.flatMap((one) => one.currencies))].sort(),
      desk: this.#shownDesk(),
      made: madeWith(this.#shownDesk()),
    };
    const first = firsts.at(0);
    const final = lasts.at(-1);
    if (first) book.firstIssued = first;
    if (final) book.lastIssued = final;
    return book;
  }

  /** Reads a file without saving anything. The bytes are kept so that an answer of the person needs no second choice of file. */
  read(file: File | undefined, options: CsvOptions, report: Report): Promise<Reading> {
    return this.#alone(() => this.#read(file, options, report));
  }

  async #read(file: File | undefined, options: CsvOptions, report: Report): Promise<Reading> {
    if (file) {
      report({ stage: "reading" });
      const bytes = await attemptAsync(async () => new Uint8Array(await file.arrayBuffer()));
      if (!bytes.value) {
        const message = bytes.refusal?.message ?? "";
        return { kind: "refused", refusal: { code: "file/unreadable", message } };
      }
      this.#file = { name: file.name, bytes: bytes.value, isImage: false };
    }
    this.#discard();
    const source = this.#file;
    if (!source) return { kind: "refused", refusal: { code: "file/unreadable", message: "" } };
    report({ stage: "reading" });
    const mapping = mappingId(source.bytes);
    // What the person says of this file wins over what was said of others.
    const kept = file && mapping ? deskValue(this.#desk, "mapping", mapping) : undefined;
    const asBefore = kept && attempt(() => Ledger.fromCsv(source.bytes, kept));
    const remembered = asBefore?.value !== undefined;
    const used = remembered && kept ? kept : options;
    const outcome =
      remembered && asBefore ? asBefore : attempt(() => Ledger.fromCsv(source.bytes, options));
    if (outcome.refusal) return this.#question(outcome.refusal, source.bytes, options);
    const { ledger, rejected, detected, warnings } = outcome.value;
    const { preview, conflicts } = this.#examine(ledger, source, report);
    Object.assign(preview, { rejected: rejected.length, detected, warnings: warnings ?? [] });
    this.#candidate = { ledger, preview, rejected, conflicts, options: used };
    if (mapping) this.#candidate.mapping = mapping;
    return { kind: "preview", preview, options: used, remembered };
  }

  /** Takes what another worker read of files of another kind, without saving anything. */
  take(
    about: Pick<Preview, "file" | "bytes" | "kind">,
    { image, rejected, warnings, facts }: ReadContent,
    options: CsvOptions,
    report: Report,
  ): Promise<Reading> {
    return this.#alone(async (): Promise<Reading> => {
      this.#discard();
      const made = attempt(() => {
        const read = Ledger.fromSnapshot(image);
        if (!TOGETHER.includes(about.kind)) return read;
        return withKnownCustomers(read, this.#held().customers(), this.#desk.contact ?? {});
      });
      if (made.refusal) return { kind: "refused", refusal: made.refusal };
      const ledger = made.value;
      this.#file = { name: about.file, bytes: ledger.snapshot(), isImage: true };
      const { preview, conflicts } = this.#examine(ledger, this.#file, report);
      Object.assign(preview, about, { rejected: rejected.length, warnings, facts });
      this.#candidate = { ledger, preview, rejected, conflicts, options };
      return { kind: "preview", preview, options, remembered: false };
    });
  }

  #question(refusal: Refusal, bytes: Uint8Array, options: CsvOptions): Reading {
    const question = questionOf(refusal);
    if (question) return question;
    if (refusal.code === "csv/header") {
      const head = attempt(() => Ledger.csvColumns(bytes, options));
      if (head.value) {
        const missing = (refusal.value ?? "").split(/[\s,;]+/).filter(Boolean);
        return { kind: "columns", missing, columns: head.value, refusal };
      }
    }
    return { kind: "refused", refusal };
  }

  #examine(
    ledger: Ledger,
    source: { name: string; bytes: Uint8Array },
    report: Report,
  ): { preview: Preview; conflicts: string[] } {
    const conflicts: string[] = [];
    const preview: Preview = {
      file: source.name,
      kind: "csv",
      facts: [],
      bytes: source.bytes.length,
      detected: {},
      rejected: 0,
      warnings: [],
      invoices: ledger.size,
      customers: 0,
      payments: 0,
      added: 0,
      known: 0,
      conflicts: 0,
      currencies: [],
      lookAlikes: { count: 0, first: [] },
      sample: [],
    };
    const names = new Map(ledger.customers().map((customer) => [customer.id, customer.name]));
    const customers = new Set<string>();
    const currencies = new Set<string>();
    const book = this.#held();
    const added = new Set<string>();
    for (const invoices of chunks(ledger)) {
      for (const invoice of invoices) {
        customers.add(invoice.customer);
        currencies.add(invoice.currency ?? "EUR");
        preview.payments += invoice.payments?.length ?? 0;
        const { issued } = invoice;
        if (!preview.firstIssued || issued < preview.firstIssued) preview.firstIssued = issued;
        if (!preview.lastIssued || issued > preview.lastIssued) preview.lastIssued = issued;
        const standing = this.#standing(book, invoice);
        preview[standing] += 1;
        if (standing === "added") added.add(invoice.id);
        if (standing === "conflicts") conflicts.push(invoice.id);
        if (preview.sample.length < SAMPLE) {
          const name = names.get(invoice.customer);
          preview.sample.push({ invoice, ...(name ? { name } : {}) });
        }
      }
      const done = preview.added + preview.known + preview.conflicts;
      report({ stage: "checking", done, total: ledger.size });
    }
    preview.customers = customers.size;
    preview.currencies = [...currencies].sort();
    preview.lookAlikes = lookAlikes(
      both(chunks(ledger), chunks(book)),
      [...book.customers(), ...ledger.customers()],
      added,
    );
    return { preview, conflicts };
  }

  #standing(book: Ledger, invoice: Invoice): "added" | "known" | "conflicts" {
    const known = book.size === 0 ? undefined : book.get(invoice.id);
    if (known === undefined) return "added";
    return JSON.stringify(known) === JSON.stringify(invoice) ? "known" : "conflicts";
  }

  discard(): Promise<void> {
    return this.#alone(async () => this.#discard());
  }

  #discard(): void {
    this.#candidate?.ledger.free();
    this.#candidate = undefined;
  }

  /** Invoices of the file that is being looked at which the book holds with other content, a few at a time. */
  conflicts(from: number, count: number): Promise<Conflict[]> {
    return this.#alone(async () => {
      const candidate = this.#candidate;
      if (!candidate) return [];
      const held = this.#held();
      const customers = [...held.customers(), ...candidate.ledger.customers()];
      const named = new Map(customers.map(({ id, name }) => [id, name ?? id]));
      return candidate.conflicts.slice(from, from + count).flatMap((id): Conflict[] => {
        const [before, after] = [held.get(id), candidate.ledger.get(id)];
        if (!before || !after) return [];
        const names: Record<string, string> = {};
        for (const { customer } of [before, after])
          names[customer] = named.get(customer) ?? customer;
        return [{ id, before, after, names }];
      });
    });
  }

  /** Refused rows of the file that is being looked at, a few at a time. */
  rejected(from: number, count: number): Rejected[] {
    return this.#candidate?.rejected.slice(from, from + count) ?? [];
  }

  /** All refused rows as a CSV of their own, for the person to correct. */
  rejectedCsv(head: string[]): Blob {
    const rejected = this.#candidate?.rejected ?? [];
    return csvFile([
      csvLine(head),
      ...rejected.map(({ line, column = "", value = "", code, message }) =>
        csvLine([String(line), column, value, code, message], ["integer"]),
      ),
    ]);
  }

  /**
   * Saves what was previewed: one change, in one transaction. The book is first brought up to what other tabs have written, so the same
   * file confirmed in two tabs is still added once.
   */
  confirm(taken: Taken, report: Report): Promise<Outcome<Book>> {
    return this.#exclusively(async () => {
      const candidate = this.#candidate;
      if (!candidate) throw new Error("nothing to confirm");
      await this.#refresh(report);
      const { preview } = candidate;
      const { contents, added, replaced } = this.#partsOf(candidate.ledger, taken);
      const [first] = contents;
      if (first) {
        const desk = this.#learned(candidate);
        if (desk.length > 0) first.desk = desk;
        const summary: ImportSummary = {
          kind: "import",
          file: preview.file,
          added,
          replaced,
          customers: preview.customers,
          payments: preview.payments,
          rejected: preview.rejected,
          firstIssued: preview.firstIssued ?? "",
          lastIssued: preview.lastIssued ?? "",
          currencies: preview.currencies,
        };
        await this.#write(summary, contents, report);
      }
      this.#discard();
      this.leaveDemo();
      return this.#refresh(report);
    });
  }

  /** How the file was read, if the person had to say it; what was said before and is no longer is forgotten. */
  #learned({ options, mapping }: Candidate): DeskRecord[] {
    if (mapping === undefined) return [];
    const kept = deskValue(this.#desk, "mapping", mapping);
    const value = Object.keys(options).length > 0 ? options : null;
    return same(kept ?? null, value) ? [] : [{ kind: "mapping", id: mapping, value }];
  }

  #partsOf(ledger: Ledger, { all: takeAll, but }: Taken) {
    const others = new Set(but);
    const book = this.#held();
    const found: PartContent[] = [];
    const listed = new Map(ledger.customers().map((customer) => [customer.id, customer]));
    let added = 0;
    let replaced = 0;
    for (const all of chunks(ledger)) {
      const invoices = all.filter((invoice) => {
        const standing = this.#standing(book, invoice);
        if (standing === "added") added += 1;
        else if (standing === "conflicts" && takeAll !== others.has(invoice.id)) replaced += 1;
        else return false;
        return true;
      });
      if (invoices.length === 0) continue;
      // A customer goes into the journal with its first invoice: a part can be read without the ones before it.
      const customers = new Map<string, Customer>();
      for (const { customer } of invoices) {
        const known = listed.get(customer);
        if (known) customers.set(customer, known);
      }
      found.push({ customers: [...customers.values()], invoices });
    }
    return { contents: found, added, replaced };
  }

  async #write(done: ChangeSummary, parts: PartContent[], report: Report): Promise<void> {
    report({ stage: "saving" });
    const summary = this.#signed(done);
    if (this.#keeping.refusal?.code === "store/absent") {
      await this.#hold(summary, parts);
      return;
    }
    const { seq } = await this.#store.append(() => [{ summary, contents: parts }]);
    this.#channel.postMessage(seq);
  }

  /** With the name of whoever keeps the book. */
  #signed<Done extends ChangeSummary>(summary: Done): Done {
    const by = deskValue(this.#desk, "keeper", OWN)?.name;
    return by === undefined ? summary : { ...summary, by };
  }

  /** Without a store the book lives as long as the tab; the page says so. */
  async #hold(summary: ChangeSummary, parts: PartContent[]): Promise<void> {
    const { head } = await prepare(this.#changes.length + 1, "", { summary, contents: parts });
    for (const [part, content] of parts.entries()) this.#put(head, part, content);
    this.#changes = [...this.#changes, head];
  }

  #exclusively<T>(work: () => Promise<T>): Promise<Outcome<T>> {
    return this.#alone(() => attemptAsync<T>(() => this.#store.exclusively(work)));
  }

  /** Takes one change out of the book by a change of its own; an undo is taken out too, which does again what it took out. */
  undo(seq: number, report: Report): Promise<Outcome<Book>> {
    return this.#exclusively(async () => {
      await this.#refresh(report);
      const head = this.#changes.find((change) => change.seq === seq);
      const undone = [...takenOut(this.#changes)];
      if (head && !undone.includes(seq)) {
        if (covered({ changes: this.#changes, undone }, seq)) throw new StoreError("covered");
        await this.#write({ kind: "undo", of: seq }, [], report);
        await this.#bringBackSettings(head);
      }
      return this.#refresh(report);
    });
  }

  /**
   * Saves one invoice as it has become, unless it is no longer what the person saw. The core judges it in a ledger of its own, so that
   * nothing it refuses reaches the journal.
   */
  save({ action, before, after, customer, desk }: Edit, report: Report): Promise<Outcome<Saved>> {
    return this.#saved(report, () => {
      const ledger = this.#shown();
      if (!same(ledger.get(after.id), before)) return undefined;
      const isNew = customer && !ledger.customers().some(({ id }) => id === customer.id);
      const made = inSideLedger(
        { customers: isNew ? [customer] : [], invoices: [after] },
        (own) => ({ customers: own.customers(), invoices: own.invoices() }),
      );
      const [{ issued, currency = "EUR" } = after] = made.invoices;
      return {
        summary: { kind: "edit", action, invoice: after.id, issued, currency },
        content: desk ? { ...made, desk } : made,
      };
    });
  }

  /** Sets a credit note off against a debt, in the same way: one change of both. */
  saveSetOff(setting: SetOff, report: Report): Promise<Outcome<Saved | { kind: "above" }>> {
    return this.#exclusively<Saved | { kind: "above" }>(async () => {
      await this.#refresh(report);
      const ledger = this.#shown();
      const seen = [setting.debt.invoice, setting.credit];
      if (!seen.every((invoice) => same(ledger.get(invoice.id), invoice))) {
        return { kind: "conflict" };
      }
      const made = setOff(setting);
      if (!made) return { kind: "above" };
      const content = { customers: [], invoices: made };
      return {
        kind: "saved",
        ...(await this.#kept(bulkSummary("setOff", made), [content], report)),
      };
    });
  }

  /** Saves one customer with its contact, in the same way: one change, taken out at once. */
  saveCustomer(edit: CustomerEdit, report: Report): Promise<Outcome<Saved>> {
    const { before, after, contactBefore, contact } = edit;
    const { id } = after;
    return this.#saved(report, () => {
      const current = this.#shown()
        .customers()
        .find((one) => one.id === id);
      const known = deskValue(this.#shownDesk(), "contact", id);
      if (!same(current, before) || !same(known, contactBefore)) return undefined;
      const [customer = after] = inSideLedger({ customers: [after] }, (one) => one.customers());
      return {
        summary: { kind: "customer", action: before ? "edit" : "add", customer: id },
        content: {
          customers: [customer],
          invoices: [],
          desk: [{ kind: "contact", id, value: contact }],
        },
      };
    });
  }

  /** Saves things of the desk, in the same way. */
  saveDesk({ kind, action, name, changes }: DeskEdit, report: Report): Promise<Outcome<Saved>> {
    return this.#saved(report, () => {
      const desk = this.#shownDesk();
      if (!changes.every(({ id, before }) => same(deskValue(desk, kind, id), before))) {
        return undefined;
      }
      const records = changes.map(({ id, after }): DeskRecord => ({ kind, id, value: after }));
      const ids = changes.map(({ id }) => id);
      return {
        summary: { kind: "desk", action, of: kind, ids, name },
        content: { customers: [], invoices: [], desk: records },
      };
    });
  }

  /** Writes what `change` makes of the book as it is now; it makes nothing of a book in which the person has not seen what they change. */
  #saved(
    report: Report,
    change: () => { summary: ChangeSummary; content: PartContent } | undefined,
  ): Promise<Outcome<Saved>> {
    return this.#exclusively<Saved>(async () => {
      await this.#refresh(report);
      const made = change();
      if (!made) return { kind: "conflict" };
      return { kind: "saved", ...(await this.#kept(made.summary, [made.content], report)) };
    });
  }

  /** Writes a change to the book that is looked at. `seq` is its number, where there is a journal. */
  async #kept(
    summary: ChangeSummary,
    contents: PartContent[],
    report: Report,
  ): Promise<{ book: Book; seq?: number }> {
    if (this.#demo) {
      for (const { desk = [], ...rows } of contents) {
        this.#demo.ledger.put(rows);
        this.#demo.desk = withRecords(this.#demo.desk, desk);
      }
      this.#forgetDerived();
      return { book: await this.#refresh(report) };
    }
    const last = this.#lastSeq;
    await this.#write(summary, contents, report);
    const book = await this.#refresh(report);
    const kept = this.#keeping.refusal === undefined && this.#lastSeq > last;
    return { book, ...(kept ? { seq: this.#lastSeq } : {}) };
  }

  /**
   * Does the same to several invoices, as one change. Where it cannot be done to all of them nothing is written and they are told, unless
   * it is to be done to the `others`.
   */
  saveBulk(
    bulk: Bulk,
    ids: string[],
    others: boolean,
    report: Report,
  ): Promise<Outcome<BulkSaved>> {
    return this.#exclusively<BulkSaved>(async () => {
      await this.#refresh(report);
      report({ stage: "checking" });
      const { contents, refused } = bulkChange(this.#shown(), ids, bulk);
      const made = contents.flatMap(({ invoices }) => invoices);
      if (made.length === 0 || (refused.length > 0 && !others)) {
        const refusals = refused.slice(0, TOLD_REFUSALS);
        return { kind: "refused", refusals, count: refused.length, left: made.length };
      }
      const kept = await this.#kept(bulkSummary(bulk.action, made), contents, report);
      return { kind: "saved", count: made.length, ...kept };
    });
  }

  /** The book that is shown, as an image. */
  image(): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    return this.#alone(async () => {
      const made = attempt(() => this.#shown().snapshot() as Uint8Array<ArrayBuffer>);
      return made.value ? transfer(made, [made.value.buffer]) : made;
    });
  }

  /** Records what bank lines pay, as one change, unless one of them was dealt with meanwhile. */
  savePayments(file: string, lines: SettledLine[], report: Report): Promise<Outcome<Saved>> {
    return this.#saved(report, () => {
      const desk = this.#shownDesk();
      if (lines.some(({ key }) => deskValue(desk, "bankLine", key))) return undefined;
      // The page has looked: since then another tab has paid one of them.
      if (overpaidBy(this.#shown(), lines).length > 0) return undefined;
      return paymentsChange(this.#shown(), file, lines);
    });
  }

  /** What lines of a bank statement together would pay beyond what is open. */
  overpaid(lines: SettledLine[]): Promise<Outcome<Overpaid[]>> {
    return this.#alone(async () => attempt(() => overpaidBy(this.#shown(), lines)));
  }

  /** One invoice with what it is worth on a day. */
  invoice(id: string, asOf: string, vatPercent: string): Promise<Outcome<InvoiceDetail>> {
    return this.#alone(async () =>
      attempt(() => {
        const ledger = this.#shown();
        const invoice = ledger.get(id);
        const row = this.#listed(asOf).row(id);
        if (!invoice || !row) throw new StoreError("missing");
        const customer = ledger.customers().find((one) => one.id === invoice.customer);
        const claim = attempt(() => ledger.explain(id, { asOf, ...this.#ownTables() })).value;
        const isLost = row.status === "writtenOff";
        const desk = this.#shownDesk();
        const disputeReason = deskValue(desk, "disputeReason", id);
        const doubtReason = deskValue(desk, "doubtReason", id);
        return {
          row,
          invoice,
          ...(customer ? { customer } : {}),
          ...(claim ? { claim } : {}),
          ...(isLost
            ? { writtenOff: attempt(() => writtenOffOf(invoice, customer, vatPercent)) }
            : {}),
          ...(disputeReason === undefined ? {} : { disputeReason }),
          ...(doubtReason === undefined ? {} : { doubtReason }),
        };
      }),
    );
  }

  /** A credit note on an invoice, before it is made: of this amount, or of all that is owed. */
  creditNote(id: string, amount?: string): Promise<Outcome<CreditNote>> {
    return this.#alone(async () =>
      attempt(() => {
        const ledger = this.#shown();
        const invoice = ledger.get(id);
        if (!invoice) throw new StoreError("missing");
        const customer = ledger.customers().find((one) => one.id === invoice.customer);
        return creditNoteOf(invoice, customer, amount);
      }),
    );
  }

  /** What a credit note can be set off against. */
  debtsFor(id: string): Promise<Outcome<Debt[]>> {
    return this.#alone(async () =>
      attempt(() => {
        const ledger = this.#shown();
        const credit = ledger.get(id);
        if (!credit) throw new StoreError("missing");
        const of = deskValue(this.#shownDesk(), "creditNote", id)?.of;
        return debtsFor(ledger, credit, of);
      }),
    );
  }

  /** Each of these terms on a day of issue, by the law of the kind of customer. */
  readTerms(issued: string, all: PaymentTerms[], of: TermsOf): Outcome<TermsRead> {
    return attempt(() => {
      const customer = this.#shown()
        .customers()
        .find(({ id }) => id === of.customer);
      const debtor = customer ? (customer.kind ?? "business") : of.kind;
      const read = (terms: PaymentTerms): TermsReading => {
        const { due } = dueDate({ issued, terms });
        const { lawful, message } = checkTerms({ terms, debtor });
        return { terms, due, lawful, message };
      };
      return {
        readings: all.map(read),
        isListed: customer !== undefined,
        ...(customer?.terms ? { own: read(customer.terms) } : {}),
      };
    });
  }

  /** Choices go with a restored book: taken out, the former ones are back, and the other way round. */
  async #bringBackSettings(head: ChangeRecord): Promise<void> {
    let { summary } = head;
    let back = true;
    while (summary.kind === "undo") {
      const { of }: UndoSummary = summary;
      const target = this.#changes.find((change) => change.seq === of);
      if (!target) return;
      summary = target.summary;
      back = !back;
    }
    if (summary.kind !== "restore") return;
    await this.#chooseSettings(back ? summary.settings.before : summary.settings.after);
  }

  /** Puts the choices of a book in the place of those of another. */
  async #chooseSettings(chosen: Record<string, unknown>): Promise<void> {
    const ofDevice = onlyDevice(this.#settings);
    await this.#store.writeSettings({ ...withoutDevice(chosen), ...ofDevice });
  }

  /** Invoices of the book that is kept which are perhaps the same one. */
  lookAlikes(): Promise<Outcome<LookAlikes>> {
    return this.#alone(async () =>
      attempt(() => lookAlikes(chunks(this.#held()), this.#held().customers())),
    );
  }

  /** The hash of the book that is kept. */
  hash(): Promise<Outcome<string>> {
    return this.#alone(() => attemptAsync(() => bookHash(contentOf(this.#held(), this.#desk))));
  }

  /** A file of the book that is kept, read back before it is given. Without a passphrase it is plain JSON. */
  makeBackup(passphrase: string | undefined, report: Report): Promise<Outcome<BackupFile>> {
    return this.#alone(() =>
      attemptAsync(async () => {
        const { settings } = await this.#refresh(report);
        // A part of a book is no backup.
        if (this.#store.newer) throw new StoreError("newer");
        report({ stage: "checking" });
        return makeBackup(
          contentOf(this.#held(), this.#desk),
          withoutDevice(settings),
          await this.#history(),
          version().package,
          passphrase,
        );
      }),
    );
  }

  /** All changes with what they hold; none where one of them is damaged or was never written. */
  async #history(): Promise<BackupChange[]> {
    if (this.#keeping.refusal || this.#damaged.length > 0) return [];
    const numbers = new Map(this.#changes.map(({ seq }, index) => [seq, index + 1]));
    const history: BackupChange[] = [];
    let whole = true;
    for (const head of this.#changes) {
      const parts: PartContent[] = [];
      const lose = () => {
        whole = false;
      };
      for await (const { content } of this.#store.contents(head, lose)) parts.push(content);
      history.push({ at: head.at, summary: renumbered(head.summary, numbers), parts });
    }
    return whole ? history : [];
  }

  /** Reads a backup and holds it against the book; nothing is written. The file is kept while it waits for its passphrase. */
  readBackup(
    file: File | undefined,
    passphrase: string | undefined,
    report: Report,
  ): Promise<Outcome<BackupReading>> {
    return this.#alone(() =>
      attemptAsync<BackupReading>(async () => {
        report({ stage: "reading" });
        this.#backup = undefined;
        if (file) this.#backupFile = { name: file.name, bytes: await bytesOf(file) };
        const source = this.#backupFile;
        if (!source) throw new BackupError("unknown");
        const read = await readBackup(source, passphrase);
        if (!read) return { kind: "locked", file: source.name };
        await this.#refresh(report);
        report({ stage: "checking" });
        const content = contentOf(this.#held(), this.#desk);
        const preview = await heldAgainst(read, content, this.#changes.length);
        this.#backup = read;
        return { kind: "read", preview };
      }),
    );
  }

  leaveBackup(): Promise<void> {
    return this.#alone(async () => {
      this.#backup = undefined;
      this.#backupFile = undefined;
    });
  }

  /** Puts the book of the backup that was read in the place of the one that is here: in one transaction, and as a change that can be undone. */
  restore(report: Report): Promise<Outcome<Book>> {
    return this.#exclusively(async () => {
      const read = this.#backup;
      if (!read) throw new Error("nothing to restore");
      const { settings } = await this.#refresh(report);
      report({ stage: "saving" });
      const before = withoutDevice(settings);
      if (this.#keeping.refusal?.code === "store/absent") {
        await this.#holdBook(restoring(read, this.#changes.length + 1, before), read.backup.book);
      } else {
        const { seq } = await this.#store.append((next) => {
          const [restored, ...history] = restoring(read, next, before);
          return restored
            ? [{ ...restored, summary: this.#signed(restored.summary) }, ...history]
            : [];
        });
        this.#settings = {
          ...this.#settings,
          lastBackup: { at: read.backup.made, seq, file: read.file },
        };
        await this.#chooseSettings(read.backup.settings);
        this.#channel.postMessage(seq);
      }
      this.#backup = undefined;
      this.#backupFile = undefined;
      this.leaveDemo();
      return this.#refresh(report);
    });
  }

  /** Without a store a restored book lives as long as the tab, as any other. */
  async #holdBook(drafts: Draft[], book: BookContent): Promise<void> {
    this.#ledger?.free();
    this.#ledger = new Ledger();
    this.#desk = {};
    for (const draft of drafts) {
      const { head } = await prepare(this.#changes.length + 1, "", draft);
      this.#changes = [...this.#changes, head];
    }
    const head = this.#changes.at(-1);
    if (!head) return;
    for (const [part, content] of [...partsOf(book)].entries()) this.#put(head, part, content);
  }

  erase(report: Report): Promise<Outcome<Book>> {
    return this.#exclusively(async () => {
      await this.#store.erase();
      this.#forget();
      this.#channel.postMessage(0);
      return this.#refresh(report);
    });
  }

  /**
   * Reads both copies of the journal through, beside other work, so that damage is mended from the other copy, or told while it can
   * still be. What was read of a journal that has changed meanwhile tells nothing.
   */
  async verify(): Promise<Book> {
    const heads = this.#changes;
    const inspected = await attemptAsync(() => this.#store.inspect());
    return this.#alone(async () => {
      const suspects = inspected.value ?? [];
      if (this.#changes !== heads || suspects.length === 0) return this.#book();
      await attemptAsync(async () => {
        await this.#store.repair(suspects);
        await this.#tellDamage(suspects);
      });
      return this.#book();
    });
  }

  /** What reads back in no copy, of the changes that are in the book. */
  async #tellDamage(suspects: ChangeRecord[]): Promise<void> {
    const undone = takenOut(this.#changes);
    const found: Damage[] = [];
    for (const head of suspects) {
      if (undone.has(head.seq)) continue;
      for await (const _ of this.#store.contents(head, (damage) => found.push(damage))) {
        // Reading is the whole check.
      }
    }
    const told = new Set(this.#damaged.map(({ seq, part }) => `${seq}/${part}`));
    const news = found.filter(({ seq, part }) => !told.has(`${seq}/${part}`));
    this.#damaged = [...this.#damaged, ...news.map((damage) => ({ ...damage, held: true }))];
  }

  async setSetting(key: string, value: unknown): Promise<Outcome<true>> {
    return this.#exclusively(async () => {
      await this.#store.sync();
      await this.#store.writeSetting(key, value);
      this.#settings = { ...this.#settings, [key]: value };
      return true as const;
    });
  }

  /** The journal as it stands, for whoever must get at it when the page cannot; or only what is damaged in it. */
  rawJournal(damagedOnly: boolean): Promise<Blob> {
    return this.#alone(() => this.#store.raw(damagedOnly));
  }

  /** The demo book is read as any file would be, and kept nowhere. */
  startDemo(book: DemoBook): Outcome<number> {
    return attempt(() => {
      const { ledger } = Ledger.fromCsv(new TextEncoder().encode(book.text), {});
      const told = Object.entries(book.invoices).flatMap(([id, more]) => {
        const invoice = ledger.get(id);
        return invoice ? [{ ...invoice, ...more }] : [];
      });
      ledger.put({ customers: book.customers, invoices: told });
      this.#demo?.ledger.free();
      this.#demo = { book, ledger, desk: book.desk };
      return ledger.size;
    });
  }

  leaveDemo(): void {
    this.#demo?.ledger.free();
    this.#demo = undefined;
  }

  /** The first figures as they were last made, where nothing that they follow from has changed: they are there before the book is. */
  lastSummary(asOf: string): Promise<LastSummary | undefined> {
    this.#recalled = this.#recall(asOf);
    return this.#recalled;
  }

  async #recall(asOf: string): Promise<LastSummary | undefined> {
    const { summary, settings } = (await this.#store.lastTime()) ?? {};
    if (!summary || !settings) return undefined;
    const language = languageIn(settings) ?? this.#language;
    const { head, key, text } = summary;
    if (key !== summaryKey({ ...preferencesIn(settings), asOf }, language)) return undefined;
    if (!(await this.#store.endsWith(head)) || this.#isBehind) return undefined;
    const days = JSON.parse(text) as Record<string, Summary>;
    this.#summarized = { head, key, days };
    return days[asOf] && { summary: days[asOf], language };
  }

  /** Keeps the first figures of a day and of those after it for the next time, if they are of the whole book: until somebody writes to it, it stays as it is. */
  async #keepSummaries(choices: Choices): Promise<void> {
    const head = this.#last?.checksum;
    const isWhole = this.#damaged.length === 0 && this.#refused === 0 && !this.#keeping.refusal;
    if (head === undefined || !isWhole || this.#demo) return;
    const key = summaryKey(choices, this.#language);
    const before = this.#summarized;
    const isOfNow = before?.head === head && before.key === key;
    const known = isOfNow && Object.keys(before.days).length < MOST_DAYS ? before.days : {};
    const first = dayNumber(choices.asOf);
    const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, after) => isoDay(first + after));
    const missing = days.filter((day) => !known[day]);
    if (missing.length === 0) return;

    const kept = { head, key, days: { ...known } };
    this.#summarized = kept;
    for (const asOf of missing) {
      // Each in a turn of its own: what is asked meanwhile does not wait for all of them.
      const isStill = await this.#alone(async () => {
        if (this.#summarized !== kept || this.#last?.checksum !== head || this.#demo) return false;
        const kpis = attempt(() => this.#held().kpis(summaryOptions({ ...choices, asOf })));
        if (kpis.value) kept.days[asOf] = { kpis };
        return true;
      });
      if (!isStill) return;
    }
    // Where amounts lack a rate there are none.
    if (!missing.some((day) => kept.days[day])) return;
    await this.#store.writeSummary({ head, key, text: JSON.stringify(kept.days) });
  }

  /** What is there long before the other figures. */
  summary(choices: Choices): Promise<Summary> {
    return this.#alone(async () => this.#summary(choices));
  }

  #summary(choices: Choices): Summary {
    const of = this.#shown();
    const options = summaryOptions(choices);
    if (this.#kpis?.of === of && same(this.#kpis.options, options)) {
      return { kpis: this.#kpis.kpis };
    }
    const kpis = attempt(() => of.kpis(options));
    // The sentence of a refusal is in the language of now.
    this.#kpis = kpis.value && { of, options, kpis };
    return { kpis };
  }

  /** In turn: a ledger that is being read again would give the figures of a part of it. */
  figures(choices: Choices): Promise<Figures> {
    return this.#alone(async () => {
      const made = this.#figures(choices);
      void attemptAsync(() => this.#keepSummaries(choices));
      return made;
    });
  }

  #figures(choices: Choices): Figures {
    const ledger = this.#shown();
    const scope = scopeOf(choices);
    const aging = attempt(() => ledger.aging(scope));
    const figures: Figures = {
      choices,
      aging,
      ...this.#summary(choices),
      claims: attempt(() =>
        ledger.latePayments({ ...scope, limit: choices.claimRows, ...this.#ownTables() }),
      ),
      forecast: attempt(() =>
        ledger.forecast(
          forecastOptions(ledger, this.#shownDesk(), { ...choices, horizon: "13-weeks" }),
        ),
      ),
      allowance: attempt(() =>
        ledger.allowance(allowanceOptions(ledger, scope, choices, this.#shownDesk())),
      ),
    };
    const unnamed = aging.value?.rows.slice(NAMED_CUSTOMERS).map((row) => row.customer) ?? [];
    if (unnamed.length > 0) {
      const others = attempt(() => ledger.aging({ ...scope, customers: unnamed }));
      if (others.value) figures.others = others.value.total;
    }
    return figures;
  }

  /** The aging of what is contested on a day. */
  disputed(choices: Choices): Promise<Outcome<AgingReport["total"]>> {
    return this.#alone(async () =>
      attempt(() => {
        const ledger = this.#shown();
        const { asOf } = choices;
        const invoices = ledger.invoices().filter(({ disputed }) => isWithin(disputed, asOf));
        const customers = ledger.customers();
        return inSideLedger({ customers, invoices }, (own) => own.aging(scopeOf(choices)).total);
      }),
    );
  }

  /** What led from what was owed on one day to what was owed on another. */
  changes(span: ChangesOptions): Promise<Outcome<Changes>> {
    return this.#alone(async () => attempt(() => this.#shown().changes(span)));
  }

  /** The indicators of these choices, as they stood at the last month-ends. */
  trend(choices: Choices): Promise<Outcome<KpiReport[]>> {
    return this.#alone(async () =>
      attempt(() => trend(this.#shown(), scopeOf(choices), choices.kpiDays)),
    );
  }

  /** What was sold and received in each month of the year. */
  seasons(scope: CustomerScope): Promise<Outcome<Seasons>> {
    return this.#alone(async () => attempt(() => this.#shown().seasons(scopeOf(scope))));
  }

  #allowanceOptions(choices: Choices): AllowanceOptions {
    return allowanceOptions(this.#shown(), scopeOf(choices), choices, this.#shownDesk());
  }

  /** What a figure of the allowances is made of, by its path in their report. */
  allowanceFigure(choices: Choices, key: string): Promise<Outcome<Figure>> {
    return this.#alone(async () =>
      attempt(() => {
        const options = this.#allowanceOptions(choices);
        return this.#shown().explainFigure("allowance", options, key);
      }),
    );
  }

  /** What a closing needs besides the figures: what the history of the book says, and whom it names. */
  provisions(choices: Choices): Promise<Provisions> {
    return this.#alone(async () => {
      const ledger = this.#shown();
      const named = ledger.customers();
      const options = this.#allowanceOptions(choices);
      const made = options.individual && attempt(() => individualSums(ledger.allowance(options)));
      const few = ledger.size <= MOST_CHOICES ? ledger.invoices() : [];
      return {
        ...(made?.value ? { individual: made.value } : {}),
        openInvoices: few.flatMap(({ id, customer }) => {
          const row = this.#listed(choices.asOf).row(id);
          return row?.open !== undefined && row.status !== "credit" ? [{ id, customer }] : [];
        }),
        lossRates: attempt(() => ledger.lossRates(scopeOf(choices))),
        risks: riskRows(choices, this.#shownDesk(), (risk) => attempt(() => provision(risk))),
        customers: named.length > MOST_CHOICES ? [] : named,
      };
    });
  }

  /** What is set aside for each customer, invoice by invoice. */
  sheets(choices: Choices): Promise<Outcome<Sheets>> {
    return this.#alone(async () =>
      attempt(() => {
        const options = this.#allowanceOptions(choices);
        const list = this.#listed(choices.asOf);
        return sheetsOf(this.#shown(), options, (id) => list.row(id));
      }),
    );
  }

  /** Whether the core takes a rate of an invoice. */
  judgeRate(choices: Choices, invoice: string, ratePercent: string): Promise<Outcome<true>> {
    return this.#alone(async () =>
      attempt(() => {
        const individual = [{ invoice, ratePercent }];
        this.#shown().allowance({ ...this.#allowanceOptions(choices), individual });
        return true as const;
      }),
    );
  }

  /** What a risk calls for, before it is kept. */
  provision(risk: Risk): Outcome<Provision> {
    return attempt(() => provision(risk));
  }

  /** Allowances of an earlier closing, as a person states them. */
  statedClosing(
    date: string,
    currency: string,
    allowances: Record<string, string>,
  ): Outcome<Closing> {
    return attempt(() => statedClosing(date, currency, allowances));
  }

  /** What an audit of receivables tells of a day. */
  audit(choices: Choices): Promise<Outcome<Audit>> {
    return this.#alone(async () =>
      attempt(() => {
        const options = this.#allowanceOptions(choices);
        const scope = scopeOf(choices);
        return auditOf(this.#shown(), this.#shownDesk(), scope, choices.kpiDays, options);
      }),
    );
  }

  /** Ways to collect, before their assumptions are kept. */
  judgeWays(stated: CollectionCase, year: BookYear, currency: string): Outcome<Ways | undefined> {
    return attempt(() => waysOf(stated, year, currency));
  }

  /** What a credit policy and a collection procedure state. */
  policyFacts(asOf: string): Promise<Outcome<PolicyFacts>> {
    return this.#alone(async () =>
      attempt(() => policyFacts(this.#shown(), this.#shownDesk(), asOf)),
    );
  }

  /** A row of the claims, and why it is what it is. */
  claim(id: string, asOf: string): Promise<Outcome<Claim>> {
    return this.#alone(async () =>
      attempt(() => {
        const ledger = this.#shown();
        // An id that is not there is refused here.
        const detail = ledger.explain(id, { asOf, ...this.#ownTables() });
        const rates = ratesOf(detail.segments, this.#shownDesk());
        return { invoice: ledger.get(id) as Invoice, detail, rates };
      }),
    );
  }

  /** The values of reference rates that the person put into the tables: for every call for late payments. */
  #ownTables(): ReturnType<typeof ownTables> {
    return ownTables(this.#shownDesk());
  }

  /** The reference rates with their sources, those of the person among them. */
  rateTables(): Promise<RateTable[]> {
    return this.#alone(async () => rateTables(this.#shownDesk()));
  }

  /** What a value of a reference rate changes, before it is put into the tables. */
  previewRate(asked: CustomerScope, point: RatePoint): Promise<Outcome<RatePreview[]>> {
    return this.#alone(async () =>
      attempt(() => previewRate(this.#shown(), this.#shownDesk(), scopeOf(asked), point)),
    );
  }

  seenRates(): SeenRates {
    return seenRates();
  }

  /** Whom to remind of what on a day. */
  reminders(asOf: string): Promise<Outcome<ReminderDay>> {
    return this.#alone(async () =>
      attempt(() => reminderDay(this.#shown(), this.#shownDesk(), asOf)),
    );
  }

  /** What is to come in these days. */
  upcoming(asOf: string, days: number): Promise<Outcome<Upcoming[]>> {
    return this.#alone(async () =>
      attempt(() => upcomingReminders(this.#shown(), this.#shownDesk(), asOf, days)),
    );
  }

  /** A debt in parts, as the core splits it. */
  installments(input: InstallmentsInput): Outcome<InstallmentPlan> {
    return attempt(() => installments(input));
  }

  /** Refuses what is no policy of reminders. */
  judgePolicy(policy: ReminderPolicy, asOf: string): Outcome<true> {
    return attempt(() => judgePolicy(policy, asOf));
  }

  /** What a letter about these invoices says. */
  letter(ids: string[], asOf: string): Promise<Outcome<LetterFigures>> {
    return this.#alone(async () =>
      attempt(() =>
        letterFigures(this.#shown(), this.#shownDesk(), ids, asOf, (id) =>
          this.#listed(asOf).row(id),
        ),
      ),
    );
  }

  /** Cash to come, as each of these trials makes it. */
  cash(plan: CashPlan, trials: Trial[]): Promise<CashAnswer> {
    return this.#alone(async () => cash(this.#shown(), this.#shownDesk(), plan, trials));
  }

  cashWhy(plan: CashPlan, trial: Trial, key: string): Promise<Outcome<CashWhy>> {
    return this.#alone(async () =>
      attempt(() => cashWhy(this.#shown(), this.#shownDesk(), plan, trial, key)),
    );
  }

  /** What a worker of its own needs for a simulation. */
  cashImage(
    plan: CashPlan,
    trial: Trial,
  ): Promise<{ image: Uint8Array; options: ForecastOptions }> {
    return this.#alone(async () => {
      const ledger = this.#shown();
      const image = ledger.snapshot() as Uint8Array<ArrayBuffer>;
      const options = forecastOptions(ledger, this.#shownDesk(), plan, trial);
      return transfer({ image, options }, [image.buffer]);
    });
  }

  /** Asked of a worker that holds nothing else: this may last, and ending it loses nothing. */
  async simulate(
    image: Uint8Array,
    options: ForecastOptions,
    language: Language,
    progress: (runs: number) => void,
  ): Promise<Outcome<Forecast>> {
    this.setLanguage(language);
    await this.#init();
    return simulated(image, options, progress);
  }

  judgeBalance(on: string, balance: string, currency: string): Outcome<string> {
    return judgedBalance(on, balance, currency);
  }

  judgeFlow(flow: KeptFlow, currency: string): Outcome<string> {
    return judgedFlow(flow, currency);
  }

  socialRates(): ReturnType<typeof socialRates> {
    return socialRates();
  }

  judgeLevies(
    on: string,
    levies: KeptLevy[],
    others: KeptLevy[],
    currency: string,
  ): Outcome<KeptLevy[]> {
    return judgedLevies(on, levies, others, currency);
  }

  /** Which invoices a filter leaves, and what is open of them; their rows are for `invoiceRows`. */
  listInvoices(query: InvoiceQuery): Promise<Outcome<InvoiceListing>> {
    return this.#alone(async () => attempt(() => this.#listed(query.asOf).list(query)));
  }

  #listed(asOf: string): InvoiceList {
    const ledger = this.#shown();
    if (this.#list?.of !== ledger || this.#list.asOf !== asOf) {
      this.#list = { of: ledger, asOf, list: new InvoiceList(ledger, asOf, this.#shownDesk()) };
    }
    return this.#list.list;
  }

  #forgetDerived(): void {
    this.#list = undefined;
    this.#customerList = undefined;
    this.#kpis = undefined;
  }

  /** Rows of the last list that was asked for. */
  invoiceRows(from: number, count: number): InvoiceRow[] {
    return this.#list?.list.rows(from, count) ?? [];
  }

  /** The ids of rows of the last list. */
  invoiceIds(from: number, count: number): string[] {
    return this.invoiceRows(from, count).map(({ id }) => id);
  }

  /** Those of these invoices that are in the last list, added up. */
  selection(ids: string[]): Promise<Outcome<Selection>> {
    return this.#alone(async () =>
      attempt(() => this.#list?.list.selection(new Set(ids)) ?? { ids: [], totals: [] }),
    );
  }

  /** All rows of the last list, or those of these invoices, as a file. */
  invoicesFile(
    as: TableFormat,
    name: string,
    columns: readonly InvoiceColumn[],
    heads: Record<InvoiceColumn, string>,
    statuses: Record<InvoiceStatus, string>,
    language: Language,
    only?: string[],
  ): Promise<Outcome<Blob>> {
    const wanted = only && new Set(only);
    const all = this.invoiceRows(0, Number.POSITIVE_INFINITY);
    const rows = wanted ? all.filter(({ id }) => wanted.has(id)) : all;
    const cells: Record<InvoiceColumn, (row: InvoiceRow) => string> = {
      number: (row) => row.id,
      customer: (row) => row.name ?? row.customer,
      issued: (row) => row.issued,
      due: (row) => row.due,
      amount: (row) => row.amount,
      vat: (row) => row.vat ?? "",
      open: (row) => row.open ?? "",
      currency: (row) => row.currency,
      status: (row) => statuses[row.status],
      daysLate: (row) => (row.open === undefined ? "" : String(row.daysLate)),
      reason: (row) => row.reason ?? "",
    };
    const table: Table = {
      head: columns.map((column) => heads[column]),
      kinds: columns.map((column) => INVOICE_CELLS[column] ?? "text"),
      rows: rows.map((row) => columns.map((column) => cells[column](row))),
    };
    return tableFile(as, name, table, language);
  }

  /** All invoices with their payments, as a table that is read back. */
  async bookFile(
    as: TableFormat,
    name: string,
    words: CsvWords,
    language: Language,
  ): Promise<Outcome<Blob>> {
    const made = await this.#alone(async () => attempt(() => bookTable(this.#shown(), words)));
    return made.refusal ? made : tableFile(as, name, made.value, language);
  }

  /** Which customers a filter leaves, and what they owe. */
  listCustomers(query: CustomerQuery): Promise<Outcome<CustomerListing>> {
    return this.#alone(async () => attempt(() => this.#listedCustomers(query).list(query)));
  }

  #listedCustomers(asked: CustomerScope): CustomerList {
    const of = this.#shown();
    const given = scopeOf(asked);
    const scope = JSON.stringify(given);
    if (this.#customerList?.of !== of || this.#customerList.scope !== scope) {
      this.#customerList = { of, scope, list: new CustomerList(of, given) };
    }
    return this.#customerList.list;
  }

  /** One customer with what it owes and how it pays. */
  customer(id: string, asked: CustomerScope, language: Language): Promise<Outcome<CustomerDetail>> {
    return this.#alone(async () =>
      attempt(() => {
        const list = this.#listedCustomers(asked);
        const detail = customerDetail(
          this.#shown(),
          this.#shownDesk(),
          list,
          id,
          scopeOf(asked),
          language,
        );
        if (!detail) throw new StoreError("missing");
        return detail;
      }),
    );
  }

  /** What a customer is sent of its account. */
  statement(
    id: string,
    asOf: string,
    language: Language,
    settled: boolean,
  ): Promise<Outcome<Statement>> {
    return this.#alone(async () =>
      attempt(() => statementOf(this.#shown(), this.#shownDesk(), id, asOf, language, settled)),
    );
  }

  /** All rows of the last list of customers, for a spreadsheet. */
  customersFile(
    as: TableFormat,
    name: string,
    head: string[],
    kinds: Record<CustomerKind, string>,
    over: string,
    language: Language,
  ): Promise<Outcome<Blob>> {
    const rows = this.#customerList?.list.rows() ?? [];
    const sums = ["amount", "amount", "amount", "amount"] as const;
    const rest = ["integer", "amount", "text", "amount", "integer", "text"] as const;
    const shares = ["amount", "amount"] as const;
    const table: Table = {
      head,
      kinds: ["text", "text", "text", ...sums, ...rest, ...shares],
      rows: rows.map((row) => [
        row.customer,
        row.name ?? "",
        kinds[row.kind],
        row.exposure,
        row.notDue,
        row.overdue,
        row.credits,
        String(row.oldestDays),
        row.creditLimit ?? "",
        row.overLimit ? over : "",
        row.suggestedLimit ?? "",
        String(row.score),
        row.grade,
        row.guaranteed ?? "",
        row.netExposure,
      ]),
    };
    return tableFile(as, name, table, language);
  }
}
