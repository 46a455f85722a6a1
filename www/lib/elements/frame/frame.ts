// The script of a page that shows one calculator in a frame. What prefills it stands behind the #, where no server reads it.

import type { CalculatorElement } from "../types/calculator.js";

const THEMES = ["light", "dark"];

const root = document.documentElement;
const page = document.querySelector("[data-calculator]") as HTMLElement;
const tag = `encours-${page.dataset.calculator}`;
const calculator = document.createElement(tag) as CalculatorElement<unknown>;
// The text of the page stays until the calculator stands.
calculator.append(...page.querySelectorAll("p"));
page.append(calculator);

function obey(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  const language = given.get("lang") === "en" ? "en" : "fr";
  const theme = given.get("theme") ?? "";
  root.lang = language;
  document.title = page.dataset[language] ?? "";
  root.dataset.theme = THEMES.includes(theme) ? theme : "auto";
  root.toggleAttribute("data-transparent", given.has("transparent"));
  const accent = given.get("accent") ?? "";
  if (/^[\da-f]{6}$/i.test(accent)) root.style.setProperty("--encours-accent", `#${accent}`);
  else root.style.removeProperty("--encours-accent");
  calculator.lang = language;
  calculator.toggleAttribute("no-app-link", given.has("no-app-link"));
  // Before that it has no such property. It takes the fields of its case and nothing else.
  void customElements.whenDefined(tag).then(() => {
    calculator.query = given.toString();
  });
}

/** A height is no secret, and who frames the page is not known: so it is told to any parent, and nothing else is. */
function tellHeight(): void {
  const height = Math.ceil(root.getBoundingClientRect().height);
  parent.postMessage({ type: "encours-height", height }, "*");
}

obey();
addEventListener("hashchange", obey);
if (parent === window) page.role = "main";
else {
  root.dataset.framed = "";
  new ResizeObserver(tellHeight).observe(root);
  // A parent that listens later than this page speaks asks for it.
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.type === "encours-ask") tellHeight();
  });
}
