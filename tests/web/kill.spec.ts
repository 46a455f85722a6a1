import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../chromium.ts";
import { csv, Desk, expect, french, many, plain, test } from "./desk.ts";
import { asFirstVersion, BOTH, leave, records } from "./disk.ts";
import type { Site } from "./site.ts";

/** What Chromium keeps databases in: new ones are moving from the first to the second. */
const BACKENDS = ["LevelDB", "SQLite"] as const;
type Backend = (typeof BACKENDS)[number];

/** A Chromium of our own on a profile that stays, so that it can be killed as a power cut would. */
async function launch(
  profile: string,
  backend: Backend = "LevelDB",
): Promise<{ page: Page; kill: () => Promise<void> }> {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const child = spawn(
    launchOptions.executablePath,
    [
      ...launchOptions.args,
      "--headless",
      "--no-sandbox",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      `--${backend === "SQLite" ? "enable" : "disable"}-features=IdbSqliteBackingStore`,
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  // The file is there a moment before what it says.
  const said = () => (existsSync(port) ? readFileSync(port, "utf8").split("\n") : []);
  await expect.poll(() => said().length, { timeout: 20_000 }).toBeGreaterThan(1);
  const [number, path] = said();
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`);
  const [context] = browser.contexts();
  if (!context) throw new Error("a browser without a context");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    page: await context.newPage(),
    kill: async () => {
      // The whole group: Chromium is many processes.
      process.kill(-(child.pid ?? 0), "SIGKILL");
      await ended;
    },
  };
}

/** How many invoices a new browser finds on that profile, in the words of the page, without any alert. */
async function found(profile: string, site: Site): Promise<string> {
  const { page, kill } = await launch(profile);
  await page.goto(`${site.app}#/data`);
  const heading = page.locator("data-screen h1");
  await expect(heading).toBeVisible();
  const words = plain(await heading.textContent());
  await expect(page.getByRole("alert")).toHaveCount(0);
  await kill();
  return words;
}

/** The words of the page for so many. */
function whole(count: number): string {
  return `${plain(french(String(count)))} factures sur cet appareil.`;
}

test("an import killed while it is saved is there whole, or not at all", async ({ site }) => {
  test.setTimeout(180_000);
  const count = 20_000;
  let saving = 0;
  // At parts of the time that the first save took, each in a browser of its own.
  for (const part of [1, 0.05, 0.12, 0.2, 0.35]) {
    const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
    const { page, kill } = await launch(profile);
    const desk = new Desk(page, site);
    await desk.open();
    await desk.preview(many(count));
    const start = Date.now();
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    const told = part === 1;
    if (told) await page.locator(".notice--done").waitFor();
    else await page.waitForTimeout(saving * part);
    saving ||= Date.now() - start;
    await kill();

    const expected = told ? [whole(count)] : [whole(count), "Le livre est vide."];
    expect(expected, `killed at ${part}`).toContain(await found(profile, site));
    rmSync(profile, { recursive: true, force: true });
  }
});

test("what was told as saved survives a browser killed at that moment", async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
  for (const count of [1200, 2400, 3600]) {
    const { page, kill } = await launch(profile);
    const desk = new Desk(page, site);
    await desk.open();
    await desk.import(many(count));
    await kill();

    expect(await found(profile, site)).toBe(whole(count));
  }
  rmSync(profile, { recursive: true, force: true });
});

test("a browser killed while a book of the first version is taken over loses nothing", async ({
  site,
}) => {
  test.setTimeout(180_000);
  const count = 8000;
  const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
  let { page, kill } = await launch(profile);
  const desk = new Desk(page, site);
  await desk.open();
  await desk.import(many(count));
  const before = await records(page, "default");
  let taking = 0;
  // At parts of the time that it took at first, each from the book as the first version left it.
  for (const part of [1, 0.1, 0.25, 0.4, 0.55, 0.7]) {
    await leave(page);
    await asFirstVersion(page, before);
    const start = Date.now();
    await page.goto(`${site.app}#/data`, { waitUntil: "commit" });
    if (part === 1) await page.locator(".bar__saved", { hasText: "Saved, 2 copies" }).waitFor();
    else await page.waitForTimeout(taking * part);
    taking ||= Date.now() - start;
    await kill();

    ({ page, kill } = await launch(profile));
    await page.goto(`${site.app}#/data`);
    await expect(page.locator("data-screen h1"), `killed at ${part}`).toHaveText(
      "8,000 invoices on this device.",
    );
    await expect(page.locator(".bar__saved")).toHaveText("Saved, 2 copies");
    await expect(page.getByRole("alert")).toHaveCount(0);
    for (const place of BOTH) {
      expect((await records(page, place)).changes, place).toEqual(before.changes);
      expect((await records(page, place)).parts, place).toEqual(before.parts);
    }
  }
  await kill();
  rmSync(profile, { recursive: true, force: true });
});

/** How often the browser is killed on each backend: a few times in CI, a hundred before a release (CONTRIBUTING). */
const ROUNDS = Number(process.env.ENCOURS_KILLS ?? 5);
const SEED = Number(process.env.ENCOURS_SEED ?? 11);

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A file of its own name, with invoices that no other has. */
function batch(number: number, count: number) {
  const rows = Array.from(
    { length: count },
    (_, index) => `L${number}-${index};Client ${index % 7};15/01/2025;15/02/2025;10,00`,
  );
  return csv(`lot-${number}.csv`, `facture;client;emission;echeance;ttc\n${rows.join("\n")}\n`);
}

const digits = (text: string | null) => Number((text ?? "").replace(/\D/g, "") || "0");

/** What a page finds on its device: each import with how many invoices it added, in its own words. */
async function imports(page: Page, site: Site): Promise<Map<string, number>> {
  await page.goto(`${site.app}#/data`);
  const heading = page.locator("data-screen h1");
  await expect(heading).toBeVisible();
  const rows = page.getByRole("region", { name: "Journal des imports" }).locator("tbody tr");
  const listed = new Map<string, number>();
  for (const row of await rows.all()) {
    const added = await row.locator("td.number").first().textContent();
    listed.set(plain(await row.locator("th").textContent()), digits(added));
  }
  // Whole imports: what the journal says was added is what is there.
  const sum = [...listed.values()].reduce((total, added) => total + added, 0);
  expect(digits(await heading.textContent())).toBe(sum);
  return listed;
}

for (const backend of BACKENDS) {
  test(`whenever the browser is killed, nothing that was told as saved is lost (${backend}, ${ROUNDS} kills)`, async ({
    site,
  }) => {
    test.setTimeout(60_000 + ROUNDS * 60_000);
    const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
    const random = seeded(SEED);
    const saved = new Map<string, number>();
    let underWay: [string, number] | undefined;
    let healed = 0;
    let number = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const { page, kill } = await launch(profile, backend);
      const found = await imports(page, site);
      const name = `seed ${SEED}, after kill ${round}`;
      await expect(page.getByRole("alert"), name).toHaveCount(0);
      if (underWay && found.has(underWay[0])) saved.set(...underWay);
      expect([...found].sort(), name).toEqual([...saved].sort());
      healed += await page.locator(".notice", { hasText: "Rien n’est perdu" }).count();
      underWay = undefined;

      const desk = new Desk(page, site);
      // Most kills come at the very moment that something is told as saved.
      const writes = 1 + Math.floor(random() * 3);
      const early = random() < 0.4 ? random() * 1500 : undefined;
      const work = (async () => {
        for (let write = 0; write < writes; write += 1) {
          number += 1;
          const count = random() < 0.2 ? 1100 : 3;
          const file = batch(number, count);
          await desk.preview(file);
          underWay = [file.name, count];
          await page.getByRole("button", { name: /^Ajouter/ }).click();
          await page.locator(".notice--done", { hasText: "Enregistré, 2 copies." }).waitFor();
          saved.set(...underWay);
          underWay = undefined;
        }
      })();
      const late = new Promise((resolve) => setTimeout(resolve, early));
      await (early === undefined ? work : Promise.race([work, late]));
      const over = work.catch(() => {});
      await kill();
      await over;
    }
    test.info().annotations.push({ type: "healed", description: `${healed} of ${ROUNDS} starts` });
    expect(saved.size).toBeGreaterThan(0);
    const [folder = ""] = readdirSync(join(profile, "Default", "IndexedDB"));
    expect(folder.endsWith(".leveldb"), "the backend that was asked for").toBe(
      backend === "LevelDB",
    );
    rmSync(profile, { recursive: true, force: true });
  });
}

/** The files of the default database of that site, of one kind, the last first. */
function databaseFiles(profile: string, site: Site, kind: RegExp): string[] {
  const { hostname, port } = new URL(site.origin);
  const folder = join(
    profile,
    "Default",
    "IndexedDB",
    `http_${hostname}_${port}.indexeddb.leveldb`,
  );
  return readdirSync(folder)
    .filter((name) => kind.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

test("a tab that crashes takes nothing with it that was told as saved, and leaves no half import", async ({
  context,
  site,
}) => {
  test.setTimeout(180_000);
  const told = new Map<string, number>();
  const started = new Set<string>();
  // Once told, then at parts of the time that the first save took; the browser goes on, with its other tabs.
  let saving = 0;
  for (const [number, part] of [1, 0.1, 0.3, 1, 0.6].entries()) {
    const page = await context.newPage();
    const desk = new Desk(page, site);
    await desk.open();
    const file = batch(number, 4000);
    await desk.preview(file);
    const start = Date.now();
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    started.add(file.name);
    if (part === 1) {
      await page.locator(".notice--done").waitFor();
      saving ||= Date.now() - start;
      told.set(file.name, 4000);
    } else {
      await page.waitForTimeout(saving * part);
    }
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    // Nobody is left to answer.
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();

    const next = await context.newPage();
    const found = await imports(next, site);
    for (const [name, count] of told) expect(found.get(name), name).toBe(count);
    for (const [name, count] of found) {
      expect(started.has(name), name).toBe(true);
      expect(count, name).toBe(4000);
      told.set(name, count);
    }
    await expect(next.getByRole("alert")).toHaveCount(0);
    await next.close();
  }
});

test("a log of the database that ends in half a record costs nothing", async ({ site }) => {
  test.setTimeout(300_000);
  const profile = mkdtempSync(join(tmpdir(), "encours-torn-"));
  const size = () => {
    const [log] = databaseFiles(profile, site, /\.log$/);
    return log === undefined ? 0 : statSync(log).size;
  };
  let session = await launch(profile);
  await new Desk(session.page, site).open();
  for (let number = 1; number <= 3; number += 1) {
    const before = size();
    await new Desk(session.page, site).import(batch(number, 3));
    await session.kill();
    const [log] = databaseFiles(profile, site, /\.log$/);
    expect(size()).toBeGreaterThan(before + 200);
    truncateSync(log ?? "", before + 100);

    session = await launch(profile);
    const found = await imports(session.page, site);
    expect(found.size, `${number} imports`).toBe(number);
    // A log that was cut off is gone on with, and may be thrown away as a whole at a later start.
    await expect(session.page.locator(".notice")).toContainText(
      /disparues de la copie principale|Il manquait . modifications? à la copie principale/,
    );
    await expect(session.page.locator(".bar__saved")).toHaveText("Enregistré, 2 copies");
    await session.kill();
    session = await launch(profile);
    expect((await imports(session.page, site)).size, `${number} imports`).toBe(number);
  }
  await session.kill();
  rmSync(profile, { recursive: true, force: true });
});

/** What a disk or a virus scanner may do to the files of the default database between two starts. */
const DAMAGES: [string, (profile: string, site: Site) => void][] = [
  [
    "half of MANIFEST is gone",
    (profile, site) => {
      const [file = ""] = databaseFiles(profile, site, /^MANIFEST/);
      truncateSync(file, Math.floor(statSync(file).size / 2));
    },
  ],
  [
    "CURRENT is gone",
    (profile, site) => {
      for (const file of databaseFiles(profile, site, /^CURRENT$/)) rmSync(file);
    },
  ],
  [
    "bytes of each log are turned",
    (profile, site) => {
      for (const file of databaseFiles(profile, site, /\.log$/)) {
        const bytes = readFileSync(file);
        for (let at = 7; at < bytes.length; at += 211) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        writeFileSync(file, bytes);
      }
    },
  ],
  [
    "all files are gone",
    (profile, site) => {
      for (const file of databaseFiles(profile, site, /./)) rmSync(file);
    },
  ],
  [
    "its folder is a file",
    (profile, site) => {
      const [file = ""] = databaseFiles(profile, site, /^CURRENT$/);
      rmSync(dirname(file), { recursive: true });
      writeFileSync(dirname(file), "");
    },
  ],
];

test("whatever becomes of the files of the database, the other copy has all of the book", async ({
  site,
}) => {
  test.setTimeout(300_000);
  const profile = mkdtempSync(join(tmpdir(), "encours-damage-"));
  let { page, kill } = await launch(profile);
  const desk = new Desk(page, site);
  await desk.open();
  await desk.import(batch(0, 5));
  let count = 1;
  for (const [what, damage] of DAMAGES) {
    await kill();
    damage(profile, site);
    ({ page, kill } = await launch(profile));
    expect((await imports(page, site)).size, what).toBe(count);
    await new Desk(page, site).import(batch(count, 5));
    count += 1;
    await kill();
    ({ page, kill } = await launch(profile));
    expect((await imports(page, site)).size, what).toBe(count);
  }
  // The last one cannot be mended by any browser.
  await expect(page.getByRole("alert")).toContainText(
    "Enregistré, 1 copie : la copie principale ne s’ouvre pas",
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("alert").getByRole("button", { name: "Exporter le journal brut" }).click();
  expect((await saved).suggestedFilename()).toBe("encours-journal.json");
  await kill();
  rmSync(profile, { recursive: true, force: true });
});
