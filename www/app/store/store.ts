import { type Chain, compare } from "./compare.ts";
import type { Copy, Mark, PreparedChange, Tip } from "./copy.ts";
import { StoreError } from "./error.ts";
import type { IndexedCopy } from "./indexed-copy.ts";
import {
  type Draft,
  type Heads,
  headsIn,
  holds,
  intact,
  namedDamage,
  prepare,
  readable,
} from "./journal.ts";
import { defaultCopy, secondCopy } from "./places.ts";
import { rawJournal } from "./raw.ts";
import type {
  Aside,
  ChangeRecord,
  Damage,
  PartContent,
  PartRecord,
  Place,
  Recovery,
  SnapshotRecord,
  SummaryRecord,
} from "./records.ts";
import { readSnapshot, readSummary, writeSnapshot, writeSummary } from "./snapshot.ts";

const WRITE_LOCK = "encours-write";
/** Parts, and changes, that one transaction of a healing puts at most, beyond the first change of it. */
const BATCH = 100;

/** A place where the book is kept, and what keeps that copy from holding all of it. */
export interface CopyState {
  place: Place;
  problem?: StoreError;
}

/** The first figures of last time, and the choices of now. */
export interface LastTime {
  summary: SummaryRecord;
  settings: Record<string, unknown>;
}

function sameTip(a: Tip, b: Tip): boolean {
  const [one, other] = [a.mark, b.mark];
  return (
    one !== undefined &&
    other !== undefined &&
    one.era === other.era &&
    one.revision === other.revision &&
    one.paired === other.paired &&
    a.seq === b.seq &&
    a.checksum === b.checksum &&
    a.changes === b.changes &&
    a.parts === b.parts
  );
}

/** Those of a former era have missed an erase: what they hold is not the book. A copy without a mark is new, and takes what there is. */
function ofTheBook(tips: Map<Copy, Tip>): Map<Copy, Tip> {
  const newest = Math.max(...[...tips.values()].map(({ mark }) => mark?.era ?? 0));
  return new Map([...tips].filter(([, { mark }]) => (mark?.era ?? newest) === newest));
}

async function chainOf(copy: Copy): Promise<Chain> {
  const chain: Chain = new Map();
  for (const head of await copy.heads(0)) if (await intact(head)) chain.set(head.seq, head);
  return chain;
}

/** A record as it stands; one that the browser itself cannot read is as good as none. */
async function partIn(copy: Copy, seq: number, part: number): Promise<PartRecord | undefined> {
  try {
    return await copy.part(seq, part);
  } catch {
    return undefined;
  }
}

/** The parts of a change that read back as they were written. */
async function* partsOf(copy: Copy, head: ChangeRecord): AsyncGenerator<PartRecord> {
  for (const part of head.parts.keys()) {
    const record = await partIn(copy, head.seq, part);
    if (record && (await holds(head, record))) yield record;
  }
}

/**
 * The book at rest, in two copies. A change goes into one, then into the other, so that no fault tears both; it is saved once it is on
 * disk in every copy that answers. What one copy lacks is taken from the other, never the other way round in silence: what was missing
 * is told by `recovered`, what cannot be written by `states`.
 */
export class Store {
  readonly #first: IndexedCopy;
  readonly #opened: Promise<Copy[]>;
  #copies: Copy[] = [];
  /** A newer build has written to the journal: this one reads what it knows, and writes nothing over what it does not. */
  #newer = false;
  /** The copies differ by what a newer build has written to one of them. */
  #unfinished = false;
  /** What keeps a copy from holding all of the book. */
  readonly #problems = new Map<Copy, StoreError>();
  /** Copies that have refused a write: they are not asked again before `retry`. */
  readonly #refusing = new Set<Copy>();
  /** What the copies that answer said last. */
  #tips = new Map<Copy, Tip>();
  /** Differences that stay, for neither copy has what is missing: looked at once. */
  #settled = "";
  #held = false;
  #ahead: Promise<SnapshotRecord | undefined> | undefined;
  #lastTime: Promise<LastTime | undefined> | undefined;
  /** Whether there was nothing to heal at the beginning. */
  #unharmed: Promise<boolean> | undefined;
  #begun: Promise<boolean> | undefined;
  #recovered: Recovery[] = [];

  /** Called when a copy that was told as unanswered has its answer after all. */
  answered: () => void = () => {};

  constructor() {
    const answered = () => this.answered();
    this.#first = defaultCopy(answered);
    this.#opened = secondCopy(answered).then((second) => {
      this.#copies = second ? [this.#first, second] : [this.#first];
      return this.#copies;
    });
  }

  /** Copies that had refused are asked again. */
  retry(): void {
    this.#refusing.clear();
    this.#settled = "";
  }

  get states(): CopyState[] {
    return this.#copies.map((copy) => {
      const problem = this.#problems.get(copy);
      return { place: copy.place, ...(problem ? { problem } : {}) };
    });
  }

  /** What was found missing since this was last asked, and is there again. */
  takeRecovered(): Recovery[] {
    const recovered = this.#recovered;
    this.#recovered = [];
    return recovered;
  }

  /** Nobody else writes meanwhile, in any tab. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#held) return work();
    return (await navigator.locks.request(WRITE_LOCK, async () => {
      this.#held = true;
      try {
        return await work();
      } finally {
        this.#held = false;
      }
    })) as T;
  }

  /**
   * Brings both copies to the same state. Where they are, this takes one small read of each. Gives whether a copy was written to: what
   * was read before may be stale.
   */
  async sync(): Promise<boolean> {
    if (this.#level(await this.#ask())) return false;
    await this.exclusively(() => this.#heal(false));
    return true;
  }

  /** The tips of the copies that answer. Throws where the book must not be worked on. */
  async #ask(): Promise<Map<Copy, Tip>> {
    const copies = await this.#opened;
    const answers = await Promise.allSettled(copies.map((copy) => copy.tip()));
    const tips = new Map<Copy, Tip>();
    for (const [index, copy] of copies.entries()) {
      const answer = answers[index];
      if (answer?.status === "fulfilled") {
        tips.set(copy, answer.value);
        if (!this.#refusing.has(copy)) this.#problems.delete(copy);
      } else this.#problems.set(copy, StoreError.from(answer?.reason));
    }
    this.#tips = tips;
    const problem = this.#problems.get(this.#first);
    const newer = copies
      .map((copy) => this.#problems.get(copy))
      .find((one) => one?.problem === "newer");
    if (newer) throw newer;
    if (tips.has(this.#first) || problem === undefined) return tips;
    // Another tab writes to what it holds. And a second copy without anything in it tells nothing of the book.
    const [second] = tips.values();
    const whole = second && (second.changes > 0 || second.mark?.paired);
    if (problem.problem === "blocked" || !whole) throw problem;
    return tips;
  }

  /** Whether there is nothing to heal. */
  #level(tips: Map<Copy, Tip>): boolean {
    const [one, other] = tips.values();
    if (!one) return true;
    if (!other) {
      // Without a mark, an erase that is interrupted later could not be told from a loss.
      return one.mark !== undefined || this.#refusing.size > 0;
    }
    if (sameTip(one, other)) {
      this.#unfinished = false;
      for (const copy of tips.keys()) {
        this.#refusing.delete(copy);
        this.#problems.delete(copy);
      }
      return true;
    }
    return this.#refusing.size > 0 || this.#settled === JSON.stringify([one, other]);
  }

  /** The copies to read: the first that holds all of the book, or else the most of it, before the others. */
  #readable(): [Copy, ...Copy[]] {
    // What is not to be healed yet is read where there is most of it.
    const rank = (copy: Copy) =>
      this.#problems.has(copy) || this.#unfinished
        ? (this.#tips.get(copy)?.changes ?? 0)
        : Number.POSITIVE_INFINITY;
    const [lead, ...others] = [...ofTheBook(this.#tips).keys()].sort((a, b) =>
      rank(b) === rank(a) ? 0 : rank(b) - rank(a),
    );
    if (lead) return [lead, ...others];
    throw this.#problems.get(this.#first) ?? new StoreError("absent");
  }

  get #lead(): Copy {
    return this.#readable()[0];
  }

  #refuses(copy: Copy, cause: unknown): void {
    this.#problems.set(copy, StoreError.from(cause));
    this.#refusing.add(copy);
  }

  /** Works on one copy; if it refuses, that is kept and told. */
  async #to(copy: Copy, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      this.#refuses(copy, cause);
      return false;
    }
  }

  /** Reads the first copy that lets itself be read. */
  async #read<T>(work: (copy: Copy) => Promise<T>): Promise<T> {
    const [lead, ...others] = this.#readable();
    try {
      return await work(lead);
    } catch (cause) {
      const [other] = others;
      if (!other) throw cause;
      this.#refuses(lead, cause);
      return work(other);
    }
  }

  /**
   * Compares the journals head by head, and gives each copy what the other has. Where a newer build has written it writes nothing, and
   * gives `false`: what that one left undone, it alone can finish.
   */
  async #heal(anyway: boolean): Promise<boolean> {
    const tips = await this.#ask();
    if (this.#level(tips) && !anyway) return true;
    const [left, right] = [...tips.keys()];
    const known =
      !left ||
      !right ||
      !(await this.#eraseBehind(tips)) ||
      (await this.#healRecords(left, right, tips));
    this.#unfinished = !known;
    if (known) await this.#levelSettings();
    this.#settled = JSON.stringify([...(await this.#ask()).values()]);
    return known;
  }

  /** An erase that was cut off between the copies is finished: what was erased does not come back. */
  async #eraseBehind(tips: Map<Copy, Tip>): Promise<boolean> {
    const marks = [...tips.values()].flatMap(({ mark }) => mark ?? []);
    const era = Math.max(...marks.map((mark) => mark.era));
    for (const [copy, { mark }] of tips) {
      if (mark && mark.era < era) {
        const mark = { era, revision: 0, paired: false };
        if (!(await this.#to(copy, () => copy.erase(mark)))) return false;
        tips.delete(copy);
      }
    }
    return true;
  }

  /** Gives `false`, and leaves both as they are, where either holds a change that this build does not know. */
  async #healRecords(left: Copy, right: Copy, tips: Map<Copy, Tip>): Promise<boolean> {
    const chains = new Map<Copy, Chain>();
    for (const copy of [left, right]) {
      await this.#to(copy, async () => void chains.set(copy, await chainOf(copy)));
    }
    const [mine, other] = [chains.get(left), chains.get(right)];
    if (!mine || !other) return true;
    if (![...mine.values(), ...other.values()].every(readable)) return false;
    const { fork, toLeft, toRight } = compare(mine, other);
    if (fork) {
      const [loser, keeper] = fork.loser === "left" ? [left, right] : [right, left];
      const aside = await this.#asideOf(loser, fork.seq);
      const kept =
        aside.heads.length === 0 ||
        ((await this.#to(keeper, () => keeper.setAside(aside))) &&
          (await this.#to(loser, () => loser.setAside(aside))) &&
          (await this.#to(loser, () => loser.cut(fork.seq - 1))));
      if (!kept) return true;
      const count = aside.heads.length;
      if (count > 0) this.#recovered.push({ place: loser.place, kind: "setAside", count });
    }
    await this.#fill(left, right, toLeft, tips);
    await this.#fill(right, left, toRight, tips);
    const [one, another] = (await this.#ask()).values();
    if (one && another && one.parts !== another.parts) await this.#mendParts(left, right, mine);
    return true;
  }

  async #asideOf(copy: Copy, seq: number): Promise<Aside> {
    const heads = await copy.heads(seq - 1);
    const parts: PartRecord[] = [];
    for (const head of heads) {
      for (const part of Array.isArray(head.parts) ? head.parts.keys() : []) {
        const record = await partIn(copy, head.seq, part);
        if (record) parts.push(record);
      }
    }
    const id = String(heads.at(-1)?.checksum);
    return { id, at: new Date().toISOString(), place: copy.place, heads, parts };
  }

  async #fill(to: Copy, source: Copy, heads: ChangeRecord[], tips: Map<Copy, Tip>): Promise<void> {
    if (heads.length === 0) return;
    let batch: PreparedChange[] = [];
    let size = 0;
    for (const head of heads) {
      const parts: PartRecord[] = [];
      for await (const part of partsOf(source, head)) parts.push(part);
      batch.push({ head, parts });
      size += 1 + parts.length;
      if (size < BATCH && head !== heads.at(-1)) continue;
      const whole = batch;
      if (!(await this.#to(to, () => to.mend(whole)))) return;
      [batch, size] = [[], 0];
    }
    const [before, beside] = [tips.get(to), tips.get(source)];
    const paired = beside?.mark?.paired === true;
    const vanished = before?.mark === undefined && before?.changes === 0;
    // A copy that was never there, or was erased a moment ago, or a kill between the two writes of one change is no loss.
    if (!paired || !before || (to !== this.#first && heads.length === 1 && !vanished)) return;
    const kind = vanished ? "vanished" : "completed";
    this.#recovered.push({ place: to.place, kind, count: heads.length });
  }

  /** Puts each part that does not read back in the place of which the other copy's does. */
  async #mendParts(left: Copy, right: Copy, heads: Chain): Promise<void> {
    const mended = new Map<Copy, number>();
    for (const head of heads.values()) {
      for (const part of head.parts.keys()) {
        const records = await Promise.all(
          [left, right].map(async (copy) => {
            const record = await partIn(copy, head.seq, part);
            return (await holds(head, record)) ? record : undefined;
          }),
        );
        const sound = records.find((record) => record !== undefined);
        for (const [index, copy] of [left, right].entries()) {
          if (!sound || records[index]) continue;
          if (await this.#to(copy, () => copy.mend([{ head, parts: [sound] }]))) {
            mended.set(copy, (mended.get(copy) ?? 0) + 1);
          }
        }
      }
    }
    for (const [{ place }, count] of mended) this.#recovered.push({ place, kind: "mended", count });
  }

  /** The newer settings go into both copies, with the mark that says what both are. */
  async #levelSettings(): Promise<void> {
    const tips = ofTheBook(await this.#ask());
    const revision = (copy: Copy) => tips.get(copy)?.mark?.revision ?? -1;
    const [source, other] = [...tips.keys()].sort((a, b) => revision(b) - revision(a));
    if (!source) return;
    const mark: Mark = {
      era: Math.max(0, ...[...tips.values()].map((tip) => tip.mark?.era ?? 0)),
      revision: Math.max(0, revision(source)),
      paired: other !== undefined || tips.get(source)?.mark?.paired === true,
    };
    const settings = await source.settings();
    for (const [copy, tip] of tips) {
      if (JSON.stringify(tip.mark) === JSON.stringify(mark) || this.#refusing.has(copy)) continue;
      await this.#to(copy, () => copy.writeSettings(settings, mark));
    }
  }

  /** Writes to these copies, one after the other. Throws where none took it; one that alone refuses is told of from then on. */
  async #toEach(copies: Copy[], work: (copy: Copy) => Promise<void>): Promise<void> {
    const refusals = new Map<Copy, unknown>();
    for (const copy of copies) {
      try {
        await work(copy);
        this.#problems.delete(copy);
        this.#refusing.delete(copy);
      } catch (cause) {
        refusals.set(copy, cause);
      }
    }
    const [refusal] = refusals.values();
    if (refusals.size === copies.length) throw StoreError.from(refusal);
    for (const [copy, cause] of refusals) this.#refuses(copy, cause);
  }

  /** The copies that a change goes to: those that hold all that is before it. */
  #whole(): Copy[] {
    const [lead, ...others] = this.#readable();
    return [lead, ...others.filter((copy) => !this.#problems.has(copy))];
  }

  /**
   * Writes changes after the last one, all or none, and gives the last of them. Under the lock, after `sync`.
   * @param drafts Told the number that the first of them gets.
   */
  async append(drafts: (next: number) => readonly Draft[]): Promise<ChangeRecord> {
    this.#mayWrite();
    const tips = await this.#ask();
    const { seq, checksum } = tips.get(this.#lead) as Tip;
    const changes: PreparedChange[] = [];
    let previous = checksum;
    for (const [index, draft] of drafts(seq + 1).entries()) {
      const change = await prepare(seq + 1 + index, previous, draft);
      previous = change.head.checksum;
      changes.push(change);
    }
    await this.#toEach(this.#whole(), (copy) => copy.append(changes));
    return (changes.at(-1) as PreparedChange).head;
  }

  /** Erases the book and the choices in every copy that answers; the others are erased once they do. Under the lock. */
  async erase(): Promise<void> {
    this.#mayWrite();
    const tips = await this.#ask();
    const eras = [...tips.values()].map(({ mark }) => mark?.era ?? 0);
    const mark: Mark = { era: Math.max(...eras) + 1, revision: 0, paired: tips.size > 1 };
    await this.#toEach([...tips.keys()], (copy) => copy.erase(mark));
  }

  settings(): Promise<Record<string, unknown>> {
    return this.#read((copy) => copy.settings());
  }

  async writeSetting(key: string, value: unknown): Promise<void> {
    await this.writeSettings({ ...(await this.settings()), [key]: value });
  }

  /** Puts these choices in the place of all others. Under the lock, after `sync`. */
  async writeSettings(settings: Record<string, unknown>): Promise<void> {
    this.#mayWrite();
    const tips = await this.#ask();
    const lead = this.#lead;
    const { era, revision, paired } = tips.get(lead)?.mark ?? {
      era: 0,
      revision: 0,
      paired: false,
    };
    await this.#toEach(this.#whole(), (copy) =>
      copy.writeSettings(settings, { era, revision: revision + 1, paired }),
    );
  }

  async head(seq: number): Promise<ChangeRecord | undefined> {
    const [head] = await this.#read((copy) => copy.heads(seq - 1));
    return head?.seq === seq ? head : undefined;
  }

  /** The heads after `seq`. What is damaged or missing in the copy that is read is first taken from the other. */
  async headsAfter(seq: number): Promise<Heads> {
    const found = await this.#headsAfter(seq);
    this.#newer = found.newer || this.#unfinished || (seq > 0 && this.#newer);
    return found;
  }

  get newer(): boolean {
    return this.#newer;
  }

  #mayWrite(): void {
    if (this.#newer) throw new StoreError("newer");
  }

  async #headsAfter(seq: number): Promise<Heads> {
    const read = () => this.#read((copy) => copy.heads(seq));
    const found = await headsIn(await read(), seq);
    if (found.damaged.length === 0 || this.#copies.length < 2) return found;
    const before = this.#settled;
    await this.exclusively(() => this.#heal(true));
    if (this.#settled === before) return found;
    return headsIn(await read(), seq);
  }

  /** The contents of a change part by part, each from the copy in which it reads back; what does in none is reported and left out. */
  async *contents(
    head: ChangeRecord,
    report: (damage: Damage) => void,
  ): AsyncGenerator<{ content: PartContent; part: number }> {
    const copies = this.#readable();
    for (const part of head.parts.keys()) {
      let record: PartRecord | undefined;
      let sound = false;
      for (const copy of copies) {
        const found = await partIn(copy, head.seq, part);
        sound = await holds(head, found);
        record = sound ? found : (record ?? found);
        if (sound) break;
      }
      if (sound && record) yield { content: JSON.parse(record.text) as PartContent, part };
      else {
        const { count } = record ?? {};
        report(namedDamage(head, part, typeof count === "number" ? count : undefined));
      }
    }
  }

  /** Reads all copies through, beside other work. Gives the heads of which something does not read back somewhere. */
  async inspect(): Promise<ChangeRecord[]> {
    const copies = this.#readable();
    const chains = await Promise.all(copies.map(chainOf));
    const all = new Map(chains.toReversed().flatMap((chain) => [...chain]));
    const suspects: ChangeRecord[] = [];
    for (const [seq, head] of all) {
      let sound = chains.every((chain) => chain.get(seq)?.checksum === head.checksum);
      for (const copy of sound ? copies : []) {
        let parts = 0;
        for await (const _ of partsOf(copy, head)) parts += 1;
        sound &&= parts === head.parts.length;
      }
      if (!sound) suspects.push(head);
    }
    return suspects;
  }

  /** Mends these changes, and whatever heads do not read back, from the copy that has them. */
  repair(suspects: ChangeRecord[]): Promise<void> {
    return this.exclusively(async () => {
      const known = await this.#heal(true);
      const [left, right] = this.#readable();
      if (known && left && right) {
        await this.#mendParts(left, right, new Map(suspects.map((head) => [head.seq, head])));
      }
    });
  }

  /** All records of all copies as they stand; or only those that do not read back, and what was set aside. */
  async raw(damagedOnly: boolean): Promise<Blob> {
    return rawJournal(await this.#opened, damagedOnly);
  }

  /** Begins to read before anyone asks. */
  begin(): Promise<boolean> {
    this.#ahead = readSnapshot(this.#first.database).catch(() => undefined);
    const begun = this.sync();
    // Told to whoever opens the book.
    begun.catch(() => {});
    this.#unharmed = begun.then(
      (healed) => !healed,
      () => false,
    );
    this.#lastTime = this.#readLastTime();
    this.#begun = begun;
    return begun;
  }

  /** `sync`, as it was begun. */
  opened(): Promise<boolean> {
    const begun = this.#begun ?? this.begin();
    this.#begun = undefined;
    return begun;
  }

  /** Read at the beginning, beside all else. Whether it is of the book as that is now, `endsWith` says. */
  async lastTime(): Promise<LastTime | undefined> {
    return this.#lastTime;
  }

  /** Whether this is the last change in all copies that answer, and was so at the beginning. */
  async endsWith(head: string): Promise<boolean> {
    const unharmed = await this.#unharmed;
    const heads = new Set([...this.#tips.values()].map((tip) => tip.checksum));
    return unharmed === true && heads.size === 1 && heads.has(head);
  }

  async #readLastTime(): Promise<LastTime | undefined> {
    try {
      const [summary, settings] = await Promise.all([
        readSummary(this.#first.database),
        this.#first.settings(),
      ]);
      return summary && { summary, settings };
    } catch {
      // Without them the figures are made, and whatever failed is told, by whoever opens the book.
      return undefined;
    }
  }

  writeSummary(summary: Omit<SummaryRecord, "schema" | "checksum">): Promise<void> {
    return writeSummary(this.#first.database, summary);
  }

  /** The image, which is kept beside the default copy only: it is disposable. */
  readSnapshot(): Promise<SnapshotRecord | undefined> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead ?? readSnapshot(this.#first.database);
  }

  async writeSnapshot(
    head: ChangeRecord,
    bytes: Uint8Array<ArrayBuffer>,
    desk: string,
  ): Promise<void> {
    if (this.#lead === this.#first) await writeSnapshot(this.#first.database, head, bytes, desk);
  }
}
