// Two builds on one book: what a newer one wrote is never written over by an older one; what former ones wrote is read for ever.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { ATELIER, csv, type Desk, expect, many, test } from "./desk.ts";
import { BOTH, leave, records, tamper, vanish } from "./disk.ts";

/** A build to come writes one more change, of a schema that this one does not know, to these copies; nobody else writes meanwhile. */
async function writeAsNewer(page: Page, places = BOTH): Promise<void> {
  await page.evaluate(async (places) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const sum = async (text: string) => {
      const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
      return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    const write = async (place: string) => {
      const factory =
        place === "default"
          ? indexedDB
          : (await navigator.storageBuckets.open("encours-2")).indexedDB;
      const db = await answer(factory.open("encours"));
      const heads = await answer(db.transaction("changes").objectStore("changes").getAll());
      const last = heads.at(-1);
      const text = '{"customers":[],"invoices":[],"unheardOf":true}';
      const at = "2031-01-01T00:00:00.000Z";
      const summary = { kind: "import", file: "demain.csv" };
      const head = [2, last.seq + 1, at, summary, [await sum(text)], last.checksum];
      const [schema, seq, , , parts, previous] = head;
      const checksum = await sum(JSON.stringify(head));
      const transaction = db.transaction(["changes", "parts"], "readwrite");
      transaction
        .objectStore("changes")
        .add({ schema, seq, at, summary, parts, previous, checksum });
      transaction.objectStore("parts").add({ schema, seq, part: 0, count: 0, text });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
    };
    await navigator.locks.request("encours-write", async () => {
      for (const place of places) await write(place);
    });
  }, places);
}

/** Both copies as they are, but for the choices. */
async function journals(page: Page) {
  return Promise.all(
    BOTH.map(async (place) => {
      const { changes, parts } = await records(page, place);
      return { changes, parts };
    }),
  );
}

async function rename(desk: Desk, name: string): Promise<void> {
  await desk.page.goto(`${desk.site.app}#/settings`);
  await desk.page.getByLabel("Nom ou raison sociale").fill(name);
  await desk.page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
}

test("an older build beside a newer one writes nothing more, and says to reload", async ({
  desk,
  page,
}) => {
  // What asks where to save a file cannot be answered here.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await desk.open();
  await desk.import(ATELIER);
  const other = await desk.tab();
  await other.open();
  await expect(other.page.locator(".bar__saved")).toHaveText("Enregistré, 2 copies");
  await writeAsNewer(other.page);
  const before = await journals(page);
  expect(before[0]?.changes).toHaveLength(2);

  // The tab that was there all along tries to change something.
  await rename(desk, "Trop tard");
  await expect(page.getByRole("alert").first()).toContainText("version plus récente d’encours");
  expect(await journals(page)).toEqual(before);
  // What is typed is still there.
  await expect(page.getByLabel("Nom ou raison sociale")).toHaveValue("Trop tard");

  // Opened anew it shows what it knows, names no damage, and still writes nothing.
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("version plus récente d’encours");
  await expect(page.getByText(/abîmé/)).toHaveCount(0);
  await page.goto(`${desk.site.app}#/`);
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("12 800,00 €");
  await desk.preview(many(3));
  await page.getByRole("button", { name: /^Ajouter/ }).click();
  await expect(page.locator(".notice--error").first()).toContainText("plus récente");
  await page.goto(`${desk.site.app}#/data`);
  await page.getByRole("button", { name: "Tout effacer" }).click();
  await page.getByRole("button", { name: "Oui, tout effacer définitivement" }).click();
  await expect(page.locator(".notice--error").first()).toContainText("plus récente");
  await page.getByRole("button", { name: "Exporter sans chiffrer (JSON)" }).click();
  await expect(page.locator("backup-section")).toContainText("plus récente");
  expect(await journals(page)).toEqual(before);
  // The raw journal is the way out.
  const [raw] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Exporter le journal brut" }).first().click(),
  ]);
  expect(readFileSync(await raw.path(), "utf8")).toContain("demain.csv");
});

for (const place of BOTH) {
  test(`what a newer build wrote to the ${place} copy only is left for it to finish`, async ({
    desk,
    page,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    const other = await desk.tab();
    await other.open();
    await writeAsNewer(other.page, [place]);
    const before = await journals(page);
    await rename(desk, "Trop tard");
    await expect(page.getByRole("alert").first()).toContainText("version plus récente d’encours");
    expect(await journals(page)).toEqual(before);
    // Opened anew it shows the book, and reading all copies through, which it does then, changes nothing either.
    await page.reload();
    await expect(page.getByRole("alert").first()).toContainText("version plus récente d’encours");
    await page.waitForTimeout(2_000);
    expect(await journals(page)).toEqual(before);
  });
}

for (const place of BOTH) {
  test(`beside what a newer build wrote, the book is read although the ${place} copy is gone`, async ({
    desk,
    page,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    await writeAsNewer(page);
    await leave(page);
    await vanish(page, place);
    await desk.open();
    await expect(page.getByRole("alert").first()).toContainText("version plus récente d’encours");
    await desk.at("2025-09-30");
    await expect(desk.insight).toContainText("12 800,00 €");
    await page.reload();
    await expect(desk.insight).toContainText("12 800,00 €");
  });
}

test("a database of a version to come is left alone", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await leave(page);
  await page.evaluate(async () => {
    const request = indexedDB.open("encours", 999);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
  });
  const before = await journals(page);
  await desk.open();
  await expect(page.getByRole("alert").first()).toContainText("version plus récente d’encours");
  await page.goto(`${desk.site.app}#/import`);
  await leave(page);
  expect(await journals(page)).toEqual(before);
});

/** What a build left on a device: all stores of its database, and the hash of its book as it gave it. */
interface Profile {
  version: number;
  hash: string;
  invoices: number;
  changes: number;
  stores: Record<string, { key?: string; value: unknown }[]>;
  /** Bytes of the snapshot, in base64. */
  snapshot: string;
}

/** Puts it in the place of what is there, in the default database alone. */
async function put(page: Page, profile: Profile): Promise<void> {
  await page.evaluate(async ({ version, stores, snapshot }) => {
    const request = indexedDB.open("encours", version);
    const paths: Record<string, string | string[]> = {
      changes: "seq",
      parts: ["seq", "part"],
      asides: "id",
    };
    request.onupgradeneeded = () => {
      for (const name of Object.keys(stores)) {
        const keyPath = paths[name];
        request.result.createObjectStore(name, keyPath === undefined ? {} : { keyPath });
      }
    };
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    const db = request.result;
    const transaction = db.transaction(Object.keys(stores), "readwrite");
    for (const [name, all] of Object.entries(stores)) {
      for (const { key, value } of all) {
        if (name === "snapshot") {
          const bytes = Uint8Array.from(atob(snapshot), (sign) => sign.charCodeAt(0));
          Object.assign(value as object, { bytes });
        }
        transaction.objectStore(name).put(value, key);
      }
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, profile);
}

for (const file of ["database-2.json"]) {
  test(`what a former build left on a device is opened whole: ${file}`, async ({ desk, page }) => {
    const path = fileURLToPath(new URL(`../fixtures/profiles/${file}`, import.meta.url));
    const profile: Profile = JSON.parse(readFileSync(path, "utf8"));
    await desk.open();
    await leave(page);
    for (const place of BOTH) await vanish(page, place);
    await put(page, profile);
    await desk.open("#/data");
    const hash = page.locator("[data-hash]");
    await expect(hash).toHaveAttribute("data-hash", profile.hash);
    await expect(page.locator("data-screen h1")).toHaveText(
      `${profile.invoices} factures sur cet appareil.`,
    );
    await expect(page.locator("[data-journal] tbody tr")).toHaveCount(profile.changes);
    await expect(page.getByText(/abîmé[es]* dans/)).toHaveCount(0);
    await expect(page.locator(".bar__saved")).toHaveText("Enregistré, 2 copies");

    // From the journal alone it is the same book, and its last change can be taken out and done again.
    await leave(page);
    await tamper(page, "default", "snapshot", "ledger", "delete");
    await desk.open("#/data");
    await expect(hash).toHaveAttribute("data-hash", profile.hash);
    const first = page.locator("[data-journal] tbody tr").first();
    await first.getByRole("button", { name: /^Annuler/ }).click();
    await expect(page.locator(".notice--done")).toContainText("Annulé");
    await expect(hash).not.toHaveAttribute("data-hash", profile.hash);
    await page.locator(".notice--done").getByRole("button", { name: "Rétablir" }).click();
    await expect(hash).toHaveAttribute("data-hash", profile.hash);
    await desk.import(csv("n.csv", "facture;client;emission;ttc\nN-1;Nord;15/01/2025;100,00\n"));
  });
}
