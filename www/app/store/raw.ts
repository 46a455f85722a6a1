import type { Copy } from "./copy.ts";
import { StoreError } from "./error.ts";
import { holds, intact } from "./journal.ts";
import type { ChangeRecord, PartRecord } from "./records.ts";

/** Records as text, each on its own line: a book may be longer than one text can be. */
class Pieces {
  readonly pieces: string[] = [];
  #first = true;

  open(name: string): void {
    this.pieces.push(`,\n"${name}":[`);
    this.#first = true;
  }

  add(record: unknown): void {
    this.pieces.push(`${this.#first ? "" : ","}\n${JSON.stringify(record)}`);
    this.#first = false;
  }

  close(): void {
    this.pieces.push("]");
  }
}

/** The parts of a change that are there, whatever its head still says. */
async function* partsThere(copy: Copy, head: ChangeRecord): AsyncGenerator<PartRecord> {
  const expected = Array.isArray(head.parts) ? head.parts.length : 0;
  for (let part = 0; ; part += 1) {
    const record = await copy.part(head.seq, part);
    if (record) yield record;
    else if (part >= expected) return;
  }
}

async function write(copy: Copy, damagedOnly: boolean, out: Pieces): Promise<void> {
  const heads = await copy.heads(0);
  const settings = damagedOnly ? {} : { settings: await copy.settings() };
  out.pieces.push(
    JSON.stringify({ place: copy.place, tip: await copy.tip(), ...settings }).slice(0, -1),
  );
  const whole = new Set<ChangeRecord>();
  out.open("heads");
  for (const head of heads) {
    if (await intact(head)) whole.add(head);
    if (!damagedOnly || !whole.has(head)) out.add(head);
  }
  out.close();
  out.open("parts");
  for (const head of heads) {
    for await (const part of partsThere(copy, head)) {
      if (!damagedOnly || !whole.has(head) || !(await holds(head, part))) out.add(part);
    }
  }
  out.close();
  out.open("asides");
  for (const aside of await copy.asides()) out.add(aside);
  out.close();
  out.pieces.push("}");
}

/**
 * Every record of every copy as it stands, as JSON; or those that do not read back, and what was set aside. It asks nothing of the
 * records, so that it works when nothing else does.
 */
export async function rawJournal(copies: readonly Copy[], damagedOnly: boolean): Promise<Blob> {
  const written: string[] = [];
  for (const copy of copies) {
    const out = new Pieces();
    try {
      await write(copy, damagedOnly, out);
      written.push(written.length > 0 ? "," : "", ...out.pieces);
    } catch (cause) {
      const { problem } = StoreError.from(cause);
      written.push(written.length > 0 ? "," : "", JSON.stringify({ place: copy.place, problem }));
    }
  }
  return new Blob(['{"journal":"encours","copies":[\n', ...written, "\n]}\n"], {
    type: "application/json",
  });
}
