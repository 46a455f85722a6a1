// `cargo xtask bench`: measures natively and in Chromium, checks that all exact ways agree to the
// cent, prints one table. `--quick`: 100,000 invoices only.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, release, type } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { table } from "./table.mjs";

const SIZES = process.argv.includes("--quick") ? [100_000] : [100_000, 1_000_000];
const WAYS = ["encours", "typedArrays", "decimals", "numbers", "papaParse"];
const root = new URL("..", import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const page = `${target}/bench-page`;

function say(what) {
  console.log(`> ${what}`);
}

/** Milliseconds and reports of each size, natively. */
function native() {
  say("cargo: the native half (about 1 min to compile the first time)");
  const words = ["bench", "--quiet", "--locked", "--bench", "native", "--", ...SIZES.map(String)];
  const out = execFileSync(process.env.CARGO ?? "cargo", words, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const results = new Map(SIZES.map((size) => [size, { ms: {}, reports: {} }]));
  for (const line of out.split("\n").filter((line) => line.startsWith("{"))) {
    const { size, operation, ms, report, bytes } = JSON.parse(line);
    const result = results.get(size);
    if (ms !== undefined) result.ms[operation] = ms;
    if (report !== undefined) result.reports[operation] = report;
    if (bytes !== undefined) result.ledgerBytes = bytes;
  }
  return results;
}

/** The page that embeds encours and the others as an application would. */
async function bundle() {
  say("vite: bundling the page of the measurements");
  await build({
    root: `${root}benches/page`,
    configFile: false,
    logLevel: "error",
    base: "./",
    build: { outDir: page, emptyOutDir: true, target: "esnext", assetsInlineLimit: 0 },
    worker: { format: "es" },
  });
}

/** Milliseconds and reports of each size and way, in Chromium. */
async function browser() {
  // Isolated, so that the clock of the page is fine enough.
  const headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  const server = await preview({
    root: `${root}benches/page`,
    configFile: false,
    logLevel: "error",
    build: { outDir: page },
    preview: { host: "localhost", port: 0, headers },
  });
  const chrome = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    const tab = await chrome.newPage();
    await tab.goto(server.resolvedUrls.local[0]);
    const results = new Map();
    for (const size of SIZES) {
      results.set(size, {});
      for (const name of WAYS) {
        say(`Chromium: ${name}, ${size.toLocaleString("en")} invoices`);
        const task = { name, size };
        results.get(size)[name] = await tab.evaluate((task) => globalThis.measure(task), task);
      }
    }
    return { version: chrome.version(), results };
  } finally {
    await chrome.close();
    await server.close();
  }
}

/** Every exact way must give the same figures: a table of wrong ones would be worth nothing. */
function check(natively, inBrowser) {
  const differ = [];
  const same = (name, size, way, ours, theirs) => {
    if (theirs !== undefined && !isDeepStrictEqual(ours, theirs)) {
      differ.push(`${name}, ${size} invoices: ${way} and encours differ.`);
    }
  };
  for (const size of SIZES) {
    const { encours, typedArrays, decimals, papaParse } = inBrowser.get(size);
    for (const [name, ours] of Object.entries(encours.reports)) {
      same(name, size, "typed arrays", ours, typedArrays.reports[name]);
      same(name, size, "decimal.js", ours, decimals.reports[name]);
      same(name, size, "PapaParse", ours, papaParse.reports[name]);
    }
    const { agingOfCsv, agingOfSnapshot } = encours.reports;
    same("aging", size, "encours from a CSV", encours.reports.aging, agingOfCsv);
    same("aging", size, "encours from a snapshot", encours.reports.aging, agingOfSnapshot);
    for (const [name, report] of Object.entries(natively.get(size).reports)) {
      const { rules, warnings, ...figures } = report;
      const { rules: ownRules, warnings: ownWarnings, ...own } = encours.reports[name];
      same(name, size, "encours native", own, figures);
    }
  }
  if (differ.length > 0) throw new Error(differ.join("\n"));
}

function versions(chromiumVersion) {
  const version = (name) =>
    JSON.parse(readFileSync(`${root}www/node_modules/${name}/package.json`, "utf8")).version;
  const rustc = execFileSync("rustc", ["-V"], { cwd: root, encoding: "utf8" }).trim();
  return [
    `encours ${version("encours")}, ${rustc}, Chromium ${chromiumVersion}, Node ${process.version}`,
    `decimal.js ${version("decimal.js")}, PapaParse ${version("papaparse")}`,
    `native and wasm with opt-level = ${optLevel()}: the module is compiled for its size budget`,
    `${cpus().length} cores ${cpus()[0]?.model ?? arch()}, ${type()} ${release()}`,
  ];
}

function optLevel() {
  return readFileSync(`${root}Cargo.toml`, "utf8").match(/opt-level = (.*)/)[1];
}

const before = loadavg()[0];
const natively = native();
await bundle();
const { version, results } = await browser();
check(natively, results);
const noise = `load before the measurements ${before.toFixed(1)}, after ${loadavg()[0].toFixed(1)}`;
console.log(table(SIZES, natively, results, [...versions(version), noise]));
