import type MiniSearch from "minisearch";
import type { SearchResult } from "minisearch";
import { ROOT } from "../ui/trusted.ts";

/** One section of a page; `id` is its address from the root of the site. */
interface Section {
  id: string;
  title: string;
  heading: string;
  text: string;
}

const SHOWN = 8;
/** Letters before and after what was found. */
const AROUND = 60;

const WORDS = {
  fr: {
    none: "Rien trouvé.",
    found: (count: number) => (count === 1 ? "1 résultat" : `${count} résultats`),
    failed: "La recherche n’a pas pu s’ouvrir.",
  },
  en: {
    none: "Nothing found.",
    found: (count: number) => (count === 1 ? "1 result" : `${count} results`),
    failed: "The search could not be opened.",
  },
};

/** Small letters without accents, each in its place. */
function plain(text: string): string {
  const letters = Array.from(text.normalize("NFC"), (sign) =>
    sign.length > 1 ? sign : (sign.normalize("NFD")[0] ?? sign).toLowerCase(),
  );
  return letters.join("");
}

/** Fetched only when someone is about to search. */
async function open(language: string): Promise<MiniSearch<Section>> {
  const [{ default: Index }, response] = await Promise.all([
    import("minisearch"),
    fetch(`${ROOT}search/${language}.json`),
  ]);
  if (!response.ok) throw new Error(`the search index answered ${response.status}`);
  const index = new Index<Section>({
    fields: ["title", "heading", "text"],
    storeFields: ["title", "heading", "text"],
    processTerm: (term) => plain(term) || null,
    searchOptions: {
      // The reference has every word of the others: what explains it comes first.
      boostDocument: (id) => (String(id).startsWith("api/") ? 0.3 : 1),
      boost: { title: 4, heading: 3 },
      combineWith: "AND",
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      prefix: true,
      weights: { fuzzy: 0.1, prefix: 0.5 },
    },
  });
  index.addAll(await response.json());
  return index;
}

/** The text around the first of the words that were found. */
function excerpt(result: SearchResult): (string | HTMLElement)[] {
  const text = String(result.text).normalize("NFC");
  const folded = plain(text);
  const places = result.terms
    .map((term) => ({ at: folded.indexOf(term), length: term.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const first = places[0];
  if (!first) return [text.slice(0, 2 * AROUND)];
  const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, first.at - AROUND)));
  const end = first.at + first.length;
  const last = text.indexOf(" ", end + AROUND);
  const mark = document.createElement("mark");
  mark.textContent = text.slice(first.at, end);
  return [
    start > 0 ? "… " : "",
    text.slice(start, first.at).trimStart(),
    mark,
    last < 0 ? text.slice(end) : `${text.slice(end, last)} …`,
  ];
}

function entry(result: SearchResult): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "find__link";
  link.href = ROOT + result.id;
  const title = document.createElement("strong");
  title.textContent = result.heading ? `${result.title} › ${result.heading}` : result.title;
  const text = document.createElement("span");
  text.append(...excerpt(result));
  link.append(title, text);
  item.append(link);
  return item;
}

/** Looks through the site as one types; the arrows go through what is found, Escape leaves it. */
export function search(box: HTMLElement): void {
  const field = box.querySelector("input");
  const found = box.querySelector<HTMLElement>(".find__found");
  const list = found?.querySelector("ul");
  const status = found?.querySelector("p");
  if (!field || !found || !list || !status) return;
  const language = document.documentElement.lang === "en" ? "en" : "fr";
  const words = WORDS[language];
  let index: Promise<MiniSearch<Section>> | undefined;
  /** What is looked for; nothing once it is closed, so that an answer on its way opens nothing again. */
  let wanted = "";

  const close = () => {
    wanted = "";
    found.hidden = true;
  };
  const look = async () => {
    const asked = field.value.trim();
    if (asked === "") return close();
    wanted = asked;
    index ??= open(language);
    let results: SearchResult[];
    try {
      results = (await index).search(asked);
    } catch (cause) {
      index = undefined;
      if (wanted !== asked) return;
      status.textContent = words.failed;
      list.replaceChildren();
      found.hidden = false;
      console.warn(cause);
      return;
    }
    if (wanted !== asked) return;
    status.textContent = results.length === 0 ? words.none : words.found(results.length);
    list.replaceChildren(...results.slice(0, SHOWN).map(entry));
    found.hidden = false;
  };

  field.addEventListener("focus", () => {
    index ??= open(language);
    index.catch(() => {
      index = undefined;
    });
    if (field.value.trim() !== "") void look();
  });
  field.addEventListener("input", () => void look());
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) close();
  });
  box.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (event.key === "Escape") {
      field.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.hidden) return;
      event.preventDefault();
      stops[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else if (event.key === "Enter" && document.activeElement === field && !found.hidden) {
      list.querySelector("a")?.click();
    }
  });
  addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof Element && event.target.closest("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}
