import { checksum } from "./checksum.ts";
import type { Copy, Mark, PreparedChange, Tip } from "./copy.ts";
import { StoreError } from "./error.ts";
import type { Aside, ChangeRecord, PartRecord } from "./records.ts";

/** What a worker can do with a file of the origin's private file system; in the types of a worker only. */
export interface SyncFile {
  read(into: Uint8Array<ArrayBuffer>, place: { at: number }): number;
  write(from: Uint8Array<ArrayBuffer>, place: { at: number }): number;
  truncate(size: number): void | Promise<void>;
  flush(): void | Promise<void>;
  getSize(): number | Promise<number>;
  close(): void | Promise<void>;
}

/** A line of the file. A `tip` ends a write: what follows the last one was cut off and counts for nothing. */
type Line =
  | { head: ChangeRecord }
  | { part: PartRecord }
  | { aside: Aside }
  | { cut: number }
  | { settings: Record<string, unknown>; mark: Mark }
  | { tip: Tip };

/** What the file says, without the invoices. */
interface Contents {
  heads: Map<number, ChangeRecord>;
  /** Where the line of each part stands. */
  parts: Map<string, { part: number; seq: number; at: number; size: number }>;
  asides: Map<string, Aside>;
  settings: Record<string, unknown>;
  mark: Mark | undefined;
  /** Where the last complete write ends, and how its last line reads: two files with that in common are one. */
  end: number;
  last: string;
}

export const FILE = "encours-2.journal";
const LOCK = "encours-file";
/** More than a `tip` takes. */
const TAIL = 2048;
const PIECE = 4 << 20;
const BREAK = 10;
/** A worker that was ended a moment ago may still hold the file. */
const ATTEMPTS = 20;
const ATTEMPT_MS = 50;

function nothing(): Contents {
  return {
    heads: new Map(),
    parts: new Map(),
    asides: new Map(),
    settings: {},
    mark: undefined,
    end: 0,
    last: "",
  };
}

async function written(line: Line): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify(line);
  return new TextEncoder().encode(`${await checksum(text)} ${text}\n`);
}

/** The line, if it reads back as it was written. */
async function read(bytes: Uint8Array): Promise<Line | undefined> {
  const text = new TextDecoder().decode(bytes);
  const content = text.slice(65);
  if ((await checksum(content)) !== text.slice(0, 64)) return undefined;
  return JSON.parse(content) as Line;
}

function tipOf({ heads, parts, mark }: Contents): Tip {
  let seq = 0;
  for (const one of heads.keys()) seq = Math.max(seq, one);
  return {
    ...(mark ? { mark } : {}),
    seq,
    checksum: heads.get(seq)?.checksum ?? "",
    changes: heads.size,
    parts: parts.size,
  };
}

function apply(contents: Contents, line: Line, at: number, size: number): void {
  if ("head" in line) contents.heads.set(line.head.seq, line.head);
  else if ("part" in line) {
    const { seq, part } = line.part;
    contents.parts.set(`${seq}/${part}`, { seq, part, at, size });
  } else if ("aside" in line) contents.asides.set(line.aside.id, line.aside);
  else if ("settings" in line) {
    contents.settings = line.settings;
    contents.mark = line.mark;
  } else if ("cut" in line) {
    for (const seq of contents.heads.keys()) if (seq > line.cut) contents.heads.delete(seq);
    for (const [key, { seq }] of contents.parts) if (seq > line.cut) contents.parts.delete(key);
  }
}

/**
 * A copy in a file of the origin's private file system, for browsers without storage buckets: an append-only journal of lines, each
 * with its checksum. The file is open, and locked, only while something is read or written.
 */
export class FileCopy implements Copy {
  readonly place = "file";
  #contents = nothing();

  async #use<T>(work: (file: SyncFile) => Promise<T>): Promise<T> {
    try {
      return (await navigator.locks.request(LOCK, async () => {
        const file = await this.#open();
        try {
          return await work(file);
        } finally {
          await file.close();
        }
      })) as T;
    } catch (cause) {
      this.#contents = nothing();
      throw StoreError.from(cause);
    }
  }

  async #open(): Promise<SyncFile> {
    const folder = await navigator.storage.getDirectory();
    const handle = (await folder.getFileHandle(FILE, { create: true })) as unknown as {
      createSyncAccessHandle(): Promise<SyncFile>;
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handle.createSyncAccessHandle();
      } catch (cause) {
        const held = cause instanceof DOMException && cause.name === "NoModificationAllowedError";
        if (!held || attempt === ATTEMPTS) throw cause;
        await new Promise((resolve) => setTimeout(resolve, ATTEMPT_MS));
      }
    }
  }

  /** Brings what is known of the file up to what is in it. */
  async #scan(file: SyncFile): Promise<Contents> {
    const size = await file.getSize();
    if (!(await this.#goesOn(file, size))) this.#contents = nothing();
    const contents = this.#contents;
    let pending: { line: Line; at: number; size: number }[] = [];
    for (const { at, bytes } of lines(file, contents.end, size)) {
      const line = await read(bytes);
      if (line === undefined) continue;
      pending.push({ line, at, size: bytes.length });
      if (!("tip" in line)) continue;
      for (const one of pending) apply(contents, one.line, one.at, one.size);
      pending = [];
      contents.end = at + bytes.length + 1;
      contents.last = new TextDecoder().decode(bytes);
    }
    return contents;
  }

  /** Whether the file still holds the last line that is known of it, at the same place. */
  async #goesOn(file: SyncFile, size: number): Promise<boolean> {
    const { end, last } = this.#contents;
    if (end === 0 || end > size) return false;
    const expected = new TextEncoder().encode(last);
    const bytes = new Uint8Array(expected.length);
    file.read(bytes, { at: end - expected.length - 1 });
    return new TextDecoder().decode(bytes) === last;
  }

  /** Writes these lines at the end, whole or not at all. */
  async #write(file: SyncFile, added: Line[]): Promise<void> {
    const contents = await this.#scan(file);
    const start = contents.end;
    await file.truncate(start);
    let at = start;
    try {
      for (const line of added) {
        const text = await put(file, line, at);
        apply(contents, line, at, text.length);
        at += text.length + 1;
      }
      const text = await put(file, { tip: tipOf(contents) }, at);
      await file.flush();
      contents.end = at + text.length + 1;
      contents.last = new TextDecoder().decode(text);
    } catch (cause) {
      await file.truncate(start);
      await file.flush();
      throw cause;
    }
  }

  tip(): Promise<Tip> {
    return this.#use(async (file) => {
      const size = await file.getSize();
      const tail = new Uint8Array(Math.min(size, TAIL));
      file.read(tail, { at: size - tail.length });
      const from = tail.lastIndexOf(BREAK, tail.length - 2) + 1;
      const line = tail.at(-1) === BREAK ? await read(tail.subarray(from, -1)) : undefined;
      return line && "tip" in line ? line.tip : tipOf(await this.#scan(file));
    });
  }

  heads(seq: number): Promise<ChangeRecord[]> {
    return this.#use(async (file) => {
      const { heads } = await this.#scan(file);
      return [...heads.values()].filter((head) => head.seq > seq).sort((a, b) => a.seq - b.seq);
    });
  }

  async part(seq: number, part: number): Promise<PartRecord | undefined> {
    return (await this.#seen(seq, part)) ?? (await this.#found(seq, part));
  }

  /** From where it was last seen, without a lock: whoever reads a journal through reads many. */
  async #seen(seq: number, part: number): Promise<PartRecord | undefined> {
    const place = this.#contents.parts.get(`${seq}/${part}`);
    if (!place) return undefined;
    try {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(FILE)).getFile();
      const bytes = await file.slice(place.at, place.at + place.size).arrayBuffer();
      const line = await read(new Uint8Array(bytes));
      const record = line && "part" in line ? line.part : undefined;
      return record?.seq === seq && record.part === part ? record : undefined;
    } catch {
      return undefined;
    }
  }

  #found(seq: number, part: number): Promise<PartRecord | undefined> {
    return this.#use(async (file) => {
      const place = (await this.#scan(file)).parts.get(`${seq}/${part}`);
      if (!place) return undefined;
      const bytes = new Uint8Array(place.size);
      file.read(bytes, { at: place.at });
      const line = await read(bytes);
      return line && "part" in line ? line.part : undefined;
    });
  }

  append(changes: readonly PreparedChange[]): Promise<void> {
    return this.#use(async (file) => {
      const [first] = changes;
      if (!first) return;
      const { heads } = await this.#scan(file);
      const taken = heads.get(first.head.seq);
      if (taken?.checksum === first.head.checksum) return;
      if (taken) throw new Error(`change ${first.head.seq} is there already`);
      await this.#write(file, changes.flatMap(journaled));
    });
  }

  mend(changes: PreparedChange[]): Promise<void> {
    return this.#use((file) => this.#write(file, changes.flatMap(journaled)));
  }

  setAside(aside: Aside): Promise<void> {
    return this.#use((file) => this.#write(file, [{ aside }]));
  }

  asides(): Promise<Aside[]> {
    return this.#use(async (file) => [...(await this.#scan(file)).asides.values()]);
  }

  cut(seq: number): Promise<void> {
    return this.#use((file) => this.#write(file, [{ cut: seq }]));
  }

  settings(): Promise<Record<string, unknown>> {
    return this.#use(async (file) => (await this.#scan(file)).settings);
  }

  writeSettings(settings: Record<string, unknown>, mark: Mark): Promise<void> {
    return this.#use((file) => this.#write(file, [{ settings, mark }]));
  }

  erase(mark: Mark): Promise<void> {
    return this.#use(async (file) => {
      await file.truncate(0);
      await this.#write(file, [{ settings: {}, mark }]);
    });
  }
}

function journaled({ head, parts }: PreparedChange): Line[] {
  return [...parts.map((part) => ({ part })), { head }];
}

/** Writes a line, and gives it without its break. */
async function put(file: SyncFile, line: Line, at: number): Promise<Uint8Array> {
  const bytes = await written(line);
  if (file.write(bytes, { at }) !== bytes.length) throw new StoreError("quota");
  return bytes.subarray(0, -1);
}

/** The lines between two places, without their breaks; a last one that has no break was cut off. */
function* lines(file: SyncFile, from: number, to: number) {
  let at = from;
  let rest = new Uint8Array(0);
  for (let place = from; place < to; ) {
    const piece = new Uint8Array(Math.min(PIECE, to - place));
    const size = file.read(piece, { at: place });
    if (size === 0) return;
    place += size;
    const bytes = new Uint8Array(rest.length + size);
    bytes.set(rest);
    bytes.set(piece.subarray(0, size), rest.length);
    let start = 0;
    for (let end = bytes.indexOf(BREAK); end >= 0; end = bytes.indexOf(BREAK, start)) {
      yield { at, bytes: bytes.subarray(start, end) };
      at += end + 1 - start;
      start = end + 1;
    }
    rest = bytes.slice(start);
  }
}
