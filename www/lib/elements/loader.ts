// encours-elements.js: finds the calculators of a page and, when one comes near the viewport, loads what it needs. Every file is
// checked against the hash that stands here before any of it runs.

import place from "./encours-elements.css?inline";
import { failure, Refused } from "./failure.ts";
import { near } from "./near.ts";

/** Set by the build: SHA-256 of each file, which is short, and the files of each calculator, those that others import first. */
declare const BUILT: { hashes: Record<string, string>; files: Record<string, string[]> };
const { hashes, files } = BUILT;

const here = new URL(import.meta.url.replace(/[^/]*$/, ""));
/** On a site that has the app, this stands in embed/<version>/. */
const isSite = /\/embed\/[^/]+\/$/.test(here.pathname);
const app = isSite ? new URL("../../app/", here).href : undefined;
const pages = new URL("frame/", here).href;
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

/** Of all versions on a page, the first that takes a tag defines it. */
const page = globalThis as { [key: symbol]: Set<string> | undefined };
const key = Symbol.for("encours-elements");
const taken = page[key] ?? new Set<string>();
page[key] = taken;

/** Whether the policy of the page has refused one of the files. */
let isBarred = false;
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
  isBarred ||= blockedURI.startsWith(here.origin);
});

/** A file that did not come. A policy tells that it was the cause a moment later. */
async function refused(): Promise<Refused> {
  await new Promise((resolve) => setTimeout(resolve));
  return new Refused(isBarred ? "policy" : "files");
}

/** Brings a module into the page's modules, and only if it is the one expected. */
const modules = new Map<string, Promise<void>>();
function preload(file: string): Promise<void> {
  let loading = modules.get(file);
  if (loading) return loading;
  loading = new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!link.relList?.supports("modulepreload")) throw new Refused("browser");
    link.rel = "modulepreload";
    link.integrity = `sha256-${hashes[file]}`;
    link.crossOrigin = "anonymous";
    link.referrerPolicy = "no-referrer";
    link.nonce = nonce;
    link.href = new URL(file, here).href;
    link.onload = () => resolve();
    link.onerror = async () => reject(await refused());
    document.head.append(link);
  });
  modules.set(file, loading);
  return loading;
}

const WASM = "wasm/calculators.wasm";
let core: Promise<void> | undefined;

/** The core, started with bytes that are the ones expected. */
async function start(): Promise<void> {
  const bytes = fetch(new URL(WASM, here), {
    integrity: `sha256-${hashes[WASM]}`,
    credentials: "omit",
    referrerPolicy: "no-referrer",
  }).catch(async () => {
    throw await refused();
  });
  // Waited for below.
  bytes.catch(() => undefined);
  await preload("embed/core.js");
  const { startWith } = await import(/* @vite-ignore */ new URL("embed/core.js", here).href);
  await startWith(bytes, { failure, app, pages });
}

const loads = new Map<string, Promise<unknown>>();
function load(topic: string): Promise<unknown> {
  let loading = loads.get(topic);
  if (loading) return loading;
  const file = `embed/${topic}.js`;
  const sound = Promise.all((files[topic] ?? []).map(preload));
  core ??= start();
  loading = Promise.all([sound, core]).then(
    () => import(/* @vite-ignore */ new URL(file, here).href),
  );
  loads.set(topic, loading);
  return loading;
}

/** Loads what this calculator needs, once it is about to be seen. */
async function bring(element: Element): Promise<void> {
  const topic = element.localName.replace("encours-", "");
  await near(element);
  try {
    await load(topic);
  } catch (error) {
    const address = app && `${app}#/calculators/${topic}`;
    // The text that the host put inside stays above it.
    element.append(failure(element, error, "", pages, address));
  }
}

const seen = new WeakSet<Element>();

const mine = Object.keys(files).filter((topic) => {
  const tag = `encours-${topic}`;
  if (taken.has(tag) || customElements.get(tag)) return false;
  taken.add(tag);
  return true;
});
const tags = mine.map((topic) => `encours-${topic}`).join();

function watch(root: ParentNode): void {
  for (const element of root.querySelectorAll(tags)) {
    if (seen.has(element)) continue;
    seen.add(element);
    void bring(element);
  }
}

if (mine.length > 0) {
  const style = new CSSStyleSheet();
  style.replaceSync(place);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  watch(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) {
        if (added instanceof Element) watch(added.parentNode ?? document);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}
