// `cargo xtask bench desk`: the built page with a book of 100,000 invoices, against the same page with
// an empty book and the bare read of what it reads; and the longest tasks of the page's own thread.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { AS_OF, csv } from "./recipe.mjs";

const INVOICES = 100_000;
/** Starts of each page, in turns: what else the machine does meanwhile then slows one as much as the other. */
const STARTS = 15;
const root = new URL("..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "encours-desk-"));

function say(what) {
  console.log(`> ${what}`);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const ms = (value) => `${value.toFixed(0)} ms`;

/** Keeps the tasks over 50 ms of the page's own thread, and the moment at which the first figures, or those of an empty book, are there. */
function watch() {
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  const seen = () => {
    if (document.querySelector(".insight__sentence, welcome-screen h1") === null) return;
    firstFigures(performance.now());
  };
  let firstFigures;
  globalThis.firstFigures = new Promise((resolve) => {
    firstFigures = resolve;
  });
  new MutationObserver(seen).observe(document, { childList: true, subtree: true });
}

function dayBefore(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

async function start(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
  const time = await page.evaluate(() => globalThis.firstFigures);
  // What follows the first figures, the check of both copies too, must not count among the next ones.
  await page.waitForTimeout(4_000);
  return time;
}

/** What a page that did nothing else would need to read the image of the book: milliseconds and bytes. */
function bareRead() {
  const opened = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return (async () => {
    const before = performance.now();
    const database = await opened(indexedDB.open("encours"));
    const record = await opened(
      database.transaction("snapshot").objectStore("snapshot").get("ledger"),
    );
    const time = performance.now() - before;
    database.close();
    return { time, bytes: record.bytes.length };
  })();
}

/** The longest task since the last question, 0 where none was over 50 ms. */
const longest = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return Math.max(0, ...globalThis.tasks.splice(0));
  });

async function scroll(page) {
  await page.evaluate(async () => {
    for (let step = 0; step <= 240; step++) {
      scrollTo(0, (document.documentElement.scrollHeight * step) / 240);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

const server = await preview({
  root,
  configFile: false,
  logLevel: "error",
  build: { outDir: `${root}dist/site` },
  preview: { host: "localhost", port: 0 },
});
const browse = (profile) =>
  chromium.launchPersistentContext(join(folder, profile), {
    executablePath: process.env.CHROMIUM,
    locale: "fr-FR",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
const chrome = await browse("with-the-book");
const other = await browse("empty");
try {
  const before = loadavg()[0];
  const file = join(folder, "book.csv");
  writeFileSync(file, csv(INVOICES));
  const app = `${server.resolvedUrls.local[0]}app/`;
  const address = `${app}#/?asOf=${AS_OF}`;
  for (const one of [chrome, other]) await one.addInitScript(watch);
  const [page] = chrome.pages();
  const [emptyPage] = other.pages();

  say(`importing ${INVOICES.toLocaleString("en")} invoices`);
  await page.goto(`${app}#/import`);
  await longest(page);
  await page.locator(".drop__input").setInputFiles(file);
  await page.getByRole("button", { name: /^Ajouter / }).click({ timeout: 120_000 });
  await page.locator(".notice--done").waitFor({ timeout: 120_000 });
  const importing = await longest(page);

  say("the page with that book and with an empty one, in turns");
  const [empty, full, anew, reads] = [[], [], [], []];
  // The first start after the import keeps what the next ones show first.
  await start(page, address);
  for (let run = 0; run < STARTS; run++) {
    empty.push(await start(emptyPage, address));
    // On that day and, in turn, on each of the fortnight after it.
    full.push(await start(page, `${app}#/?asOf=${dayBefore(AS_OF, -run)}`));
    // Of a day before all that were looked at nothing is kept.
    anew.push(await start(page, `${app}#/?asOf=${dayBefore(AS_OF, run + 1)}`));
    reads.push(await page.evaluate(bareRead));
  }
  const read = reads.map(({ time }) => time);
  await longest(page);

  say("another date of situation, then the list from end to end");
  await page.locator("#as-of").fill("2025-03-31");
  await page.locator(".insight__sentence", { hasText: "31/03/2025" }).waitFor();
  const dating = await longest(page);
  await page.goto(`${app}#/invoices?asOf=${AS_OF}&sort=number`);
  await page.locator(".grid__row").first().waitFor({ timeout: 60_000 });
  await longest(page);
  await scroll(page);
  const scrolling = await longest(page);

  const told = (name, of) => {
    const limit = of(empty) + 2 * of(read);
    const against = (times) => `${ms(of(times))} (${(of(times) / limit).toFixed(2)} of it)`;
    const [again, first] = [full, anew].map(against);
    return `${name.padEnd(10)}${ms(of(empty))}, limit ${ms(limit)}: kept ${again}, of a day before ${first}`;
  };
  const task = (time) => (time === 0 ? "none over 50 ms" : ms(time));
  console.log(`
${INVOICES.toLocaleString("en")} invoices on the built page, ${STARTS} starts

first figures of an empty book; the limit, which is that + 2 × the bare read of the image of this one;
first figures of this one on the days that were looked at last and the fortnight after, and on days before
(${(reads[0].bytes / 2 ** 20).toFixed(1)} MiB, ${median(read).toFixed(1)} ms)
  ${told("medians", median)}
  ${told("quickest", (values) => Math.min(...values))}

longest task of the page's thread
  while importing                 ${task(importing)}
  at another date                 ${task(dating)}
  while scrolling the list        ${task(scrolling)}

Chromium ${chrome.browser()?.version() ?? ""}, load before ${before.toFixed(1)}, after ${loadavg()[0].toFixed(1)}`);
} finally {
  await chrome.close();
  await other.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
