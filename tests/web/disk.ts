/** What is on disk beneath the page, and what a fault outside encours would do to it. All of it runs in a page of the same origin. */
import type { BrowserContext, Page } from "@playwright/test";
import { beforeWorker } from "./desk.ts";

declare global {
  interface Navigator {
    storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
  }
}

export type Place = "default" | "bucket";
export const BOTH: Place[] = ["default", "bucket"];

/** Makes one change to a record of one copy. */
export async function tamper(
  page: Page,
  place: Place,
  table: string,
  key: string | number | number[],
  change: "text" | "bytes" | "garbage" | "delete",
): Promise<void> {
  await page.evaluate(
    async ({ place, table, key, change }) => {
      const factory =
        place === "default"
          ? indexedDB
          : (await navigator.storageBuckets.open("encours-2")).indexedDB;
      const request = factory.open("encours");
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = db.transaction(table, "readwrite");
      const store = transaction.objectStore(table);
      if (change === "delete") {
        store.delete(key);
      } else {
        const read = store.get(key);
        read.onsuccess = () => {
          const record = read.result;
          if (change === "text") record.text = record.text.replace("100.00", "900.00");
          if (change === "bytes") record.bytes[record.bytes.length >> 1] ^= 0xff;
          if (change === "garbage") Object.assign(record, { parts: 12, summary: "?", at: null });
          if (table === "snapshot") store.put(record, key);
          else store.put(record);
        };
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      db.close();
    },
    { place, table, key, change },
  );
}

export type Records = Record<string, unknown[]>;

/** All records of one copy but the snapshot, which stands in one only. */
export async function records(page: Page, place: Place): Promise<Records> {
  return page.evaluate(async (place) => {
    const factory =
      place === "default"
        ? indexedDB
        : (await navigator.storageBuckets.open("encours-2")).indexedDB;
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await answer(factory.open("encours"));
    const found: Record<string, unknown[]> = {};
    for (const name of db.objectStoreNames) {
      if (name === "snapshot") continue;
      found[name] = await answer(db.transaction(name).objectStore(name).getAll());
    }
    db.close();
    return found;
  }, place);
}

/** Leaves these records in one database as the first version had it, in English, and nothing else. */
export async function asFirstVersion(page: Page, kept: Records): Promise<void> {
  for (const place of BOTH) await vanish(page, place);
  await page.evaluate(async ({ changes, parts }) => {
    const request = indexedDB.open("encours", 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore("changes", { keyPath: "seq" });
      db.createObjectStore("parts", { keyPath: ["seq", "part"] });
      db.createObjectStore("snapshot");
      db.createObjectStore("settings");
    };
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const db = request.result;
    const transaction = db.transaction(["changes", "parts", "settings"], "readwrite");
    for (const change of changes ?? []) transaction.objectStore("changes").add(change);
    for (const part of parts ?? []) transaction.objectStore("parts").add(part);
    transaction.objectStore("settings").add("en", "language");
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, kept);
}

/** Away from the app, so that nothing holds what is about to vanish. */
export async function leave(page: Page): Promise<void> {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(new URL("../icons/icon.svg", page.url()).href);
}

/** One copy is gone, as when a browser clears it. */
export async function vanish(page: Page, place: Place): Promise<void> {
  await page.evaluate(async (place) => {
    const factory =
      place === "default"
        ? indexedDB
        : (await navigator.storageBuckets.open("encours-2")).indexedDB;
    const request = factory.deleteDatabase("encours");
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
  }, place);
}

/** From the next load on, what is asked of a copy first runs through this: `opening` for its database, `writing` for each write; from `answering` on nobody hears of what was asked. */
export async function fault(
  context: BrowserContext,
  place: Place,
  moment: "opening" | "writing" | "answering",
  name = "",
): Promise<void> {
  const hit = place === "default" ? "this === indexedDB" : "this !== indexedDB";
  const deaf = `const listen = EventTarget.prototype.addEventListener;
           EventTarget.prototype.addEventListener = function (...given) {
             const asked = this instanceof IDBTransaction ? this : this instanceof IDBRequest && this.transaction;
             if (!asked || !faulty.has(asked.db)) listen.apply(this, given);
           };`;
  const refuse = `throw new DOMException("refused", "${name}")`;
  await beforeWorker(
    context,
    moment === "opening"
      ? `{ const open = IDBFactory.prototype.open;
           IDBFactory.prototype.open = function (...given) {
             if (${hit}) ${refuse};
             return open.apply(this, given);
           }; }`
      : `{ const faulty = new WeakSet();
           const open = IDBFactory.prototype.open;
           IDBFactory.prototype.open = function (...given) {
             const request = open.apply(this, given);
             if (${hit}) request.addEventListener("success", () => faulty.add(request.result));
             return request;
           };
           ${
             moment === "answering"
               ? deaf
               : `const transaction = IDBDatabase.prototype.transaction;
           IDBDatabase.prototype.transaction = function (names, mode, options) {
             if (mode === "readwrite" && faulty.has(this)) ${refuse};
             return transaction.call(this, names, mode, options);
           };`
           } }`,
  );
}

/** The browser is well again from the next load on. */
export async function mended(context: BrowserContext): Promise<void> {
  await context.unrouteAll();
}
