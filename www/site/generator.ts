// The page « Intégrer un calculateur »: what is chosen and filled in becomes the lines to copy.

import calculators from "encours/elements/calculators.json";
import integrity from "encours/elements/integrity.json";
import listener from "encours/encours-iframe.js?raw";
import { ROOT } from "../ui/trusted.ts";

/** Where every host loads from: this version, on this site. */
const HOME = `${ROOT}embed/${integrity.version}/`;
const { origin } = new URL(ROOT);
/** Scripts, copies, prints, and links that open windows; no origin, so nothing of this site. */
const SANDBOX =
  "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

const WORDS = {
  fr: { open: "ouvrir le calculateur dans sa propre page", colon: "\u00a0:" },
  en: { open: "open the calculator in its own page", colon: ":" },
};

type Language = "fr" | "en";

function part<Part extends HTMLElement>(id: string): Part {
  return document.getElementById(id) as Part;
}

const preview = part("preview");
const calculator = part<HTMLSelectElement>("calculator");
const way = part<HTMLSelectElement>("way");
const language = part<HTMLSelectElement>("language");
const theme = part<HTMLSelectElement>("theme");
const colored = part<HTMLInputElement>("colored");
const accent = part<HTMLInputElement>("accent");
const transparent = part<HTMLInputElement>("transparent");
const appLink = part<HTMLInputElement>("app-link");

/** What the case of the preview is made of: an element of this page, or of the one in the frame. */
interface Filled extends HTMLElement {
  query?: string;
}
let shown: Filled | undefined;
/** The case that is carried from a tag to a frame and back. */
let filled = "";

function chosen() {
  const found = calculators.find(({ name }) => name === calculator.value) ?? calculators[0];
  if (!found) throw new Error("there is no calculator.");
  const inLanguage: Language = language.value === "en" ? "en" : "fr";
  return {
    name: found.name,
    title: found.title[inLanguage],
    language: inLanguage,
    accent: colored.checked ? accent.value : "",
    hasAppLink: appLink.checked,
  };
}

function attributes(given: Record<string, string | true | undefined>): string {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return Object.entries(given)
    .map(([name, value]) => {
      if (value === undefined) return "";
      return value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`;
    })
    .join("");
}

function checked(file: keyof typeof integrity.files) {
  return { integrity: integrity.files[file], crossorigin: true } as const;
}

/** What stands behind the # of a page for frames. */
function fragment(): string {
  const { language, accent, hasAppLink } = chosen();
  const given = new URLSearchParams({ lang: language });
  if (theme.value !== "auto") given.set("theme", theme.value);
  if (accent !== "") given.set("accent", accent.slice(1));
  if (transparent.checked) given.set("transparent", "");
  if (!hasAppLink) given.set("no-app-link", "");
  return filled === "" ? `${given}` : `${given}&${filled}`;
}

function frameAddress(): string {
  return `${HOME}frame/${chosen().name}.html#${fragment()}`;
}

function tagSnippet(): string {
  const { name, title, language, hasAppLink } = chosen();
  const sheet = attributes({
    rel: "stylesheet",
    href: `${HOME}encours-elements.css`,
    ...checked("encours-elements.css"),
  });
  const script = attributes({
    type: "module",
    src: `${HOME}encours-elements.js`,
    ...checked("encours-elements.js"),
  });
  const tag = attributes({
    lang: language,
    ...Object.fromEntries(new URLSearchParams(filled)),
    "no-app-link": hasAppLink ? undefined : true,
  });
  const page = attributes({ href: `${HOME}frame/${name}.html#lang=${language}` });
  const words = WORDS[language];
  const lines = [
    `<link${sheet}>`,
    `<script${script}></script>`,
    `<encours-${name}${tag}>`,
    `  <p>${title}${words.colon} <a${page}>${words.open}</a>.</p>`,
    `</encours-${name}>`,
  ];
  return lines.join("\n");
}

function frameSnippet(height: number): string {
  const frame = attributes({
    "data-encours": true,
    title: chosen().title,
    src: frameAddress(),
    width: "100%",
    height: `${height}`,
    frameborder: "0",
    loading: "lazy",
    allow: "clipboard-write",
    sandbox: SANDBOX,
  });
  const script = attributes({
    src: `${HOME}encours-iframe.js`,
    ...checked("encours-iframe.js"),
    async: true,
  });
  return `<iframe${frame}></iframe>\n<script${script}></script>`;
}

/** In the host's own sheet: a strict policy refuses a style in the page. */
function rule(): string {
  const { name, accent } = chosen();
  return accent === "" ? "" : `encours-${name} {\n  --encours-accent: ${accent};\n}`;
}

function tell(): void {
  const isFrame = way.value === "frame";
  part("styled").hidden = isFrame || rule() === "";
  part("rule").textContent = rule();
  const frame = preview.querySelector("iframe");
  part("snippet").textContent = isFrame
    ? frameSnippet(Math.ceil(frame?.getBoundingClientRect().height ?? 0))
    : tagSnippet();
  part("policy").textContent = isFrame
    ? `frame-src ${origin}; script-src ${origin}`
    : `script-src ${origin} 'wasm-unsafe-eval'; style-src ${origin}; connect-src ${origin}`;
}

/** The attributes of a calculator are its case: what is filled in is seen there. */
const watch = new MutationObserver(keep);

function keep(): void {
  filled = shown?.query ?? filled;
  tell();
}

function follow(element: Filled): void {
  shown = element;
  watch.disconnect();
  watch.observe(element, { attributes: true });
  // A frame may be filled in before all of it has come.
  keep();
}

function showTag(): void {
  const { name, language, accent, hasAppLink } = chosen();
  const tag = `encours-${name}`;
  let element = preview.querySelector<Filled>(tag);
  if (!element) {
    element = document.createElement(tag);
    preview.replaceChildren(element);
    const given = element;
    void customElements.whenDefined(tag).then(() => {
      // A frame, or another calculator, may have been chosen meanwhile.
      if (!given.isConnected) return;
      given.query = filled;
      follow(given);
    });
  }
  element.lang = language;
  element.toggleAttribute("no-app-link", !hasAppLink);
  element.style.setProperty("--encours-accent", accent);
}

function showFrame(): void {
  const { name, title } = chosen();
  const old = preview.querySelector("iframe");
  if (old?.dataset.name === name) {
    old.title = title;
    // Without an entry in the history.
    old.contentWindow?.location.replace(frameAddress());
    return;
  }
  const frame = document.createElement("iframe");
  frame.dataset.encours = "";
  frame.dataset.name = name;
  frame.title = title;
  frame.src = frameAddress();
  frame.addEventListener("load", () => {
    const element = frame.contentDocument?.querySelector<Filled>(`encours-${name}`);
    if (element) follow(element);
  });
  preview.replaceChildren(frame);
}

function show(): void {
  const isFrame = way.value === "frame";
  accent.hidden = !colored.checked;
  for (const one of document.querySelectorAll<HTMLElement>("[data-way]")) {
    one.hidden = one.dataset.way !== way.value;
  }
  if (isFrame) showFrame();
  else showTag();
  tell();
}

function start(): void {
  const here: Language = document.documentElement.lang === "en" ? "en" : "fr";
  const sorted = calculators.toSorted((a, b) => a.title[here].localeCompare(b.title[here], here));
  calculator.append(...sorted.map(({ name, title }) => new Option(title[here], name)));
  const obey = () => {
    const asked = location.hash.slice(1);
    calculator.value = sorted.some(({ name }) => name === asked) ? asked : "late-payment";
  };
  obey();
  addEventListener("hashchange", () => {
    obey();
    filled = "";
    show();
  });
  calculator.addEventListener("change", () => {
    filled = "";
    history.replaceState(null, "", `#${calculator.value}`);
  });
  for (const one of [calculator, way, language, theme, colored, transparent, appLink]) {
    one.addEventListener("change", show);
  }
  accent.addEventListener("input", show);
  // Its height follows the frame's, and is what the snippet begins with.
  addEventListener("message", () => setTimeout(tell));
  part("listener").textContent = listener.trimEnd();
  part("hashes").append(
    ...Object.entries(integrity.files).map(([file, hash]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = file;
      const cell = document.createElement("td");
      const code = document.createElement("code");
      code.textContent = hash;
      cell.append(code);
      row.append(head, cell);
      return row;
    }),
  );
  show();
  void import(/* @vite-ignore */ `${HOME}encours-elements.js`);
  void import(/* @vite-ignore */ `${HOME}encours-iframe.js`);
}

start();
