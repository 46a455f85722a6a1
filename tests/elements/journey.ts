import type { Page } from "@playwright/test";
import {
  CalculatorOnPage,
  expect,
  fits,
  type Hosting,
  plain,
  saved,
  shifts,
  sound,
  test,
  watch,
} from "./host.ts";

/** What a visitor does with any calculator. */
interface Journey {
  /** "due-date". */
  topic: string;
  /** A case that has a figure. */
  attributes: string;
  /** The case for which place is kept before it stands. Default: the same. */
  atRest?: string;
  /** Its figure, in French and in English. */
  figure: [french: string, english: string];
  /** Its meaning, in French and in English. */
  meaning: [french: string | RegExp, english: string | RegExp];
  /** A field for a figure, and how it is written there; a calculator of a table has none. */
  amount?: string;
  written?: string;
  /** What cannot be read, and where it is typed. Default: a figure of two meanings, there. */
  wrong?: [field: string, typed: string];
  /** Attributes that are no part of an address. */
  kept?: string[];
  /** Where the app goes on. Default: its page of this calculator, with the case. */
  way?: string;
  /** What a host reads from a form. */
  value: string;
  /** A field, how often the tabulator is pressed to reach it from the one before, and what is typed into it, on a calculator without attributes; then the figure. */
  keys: [field: string, tabs: number, typed: string][];
  typed: string;
  /** What a copy and a sheet must say besides. */
  told: string[];
}

export async function put(
  hosting: Hosting,
  page: Page,
  topic: string,
  attributes: string,
  around: (tag: string) => string = (tag) => tag,
  head = "",
): Promise<CalculatorOnPage> {
  const tag = `encours-${topic}`;
  await page.goto(hosting.put({ body: around(`<${tag} ${attributes}></${tag}>`), head }));
  return new CalculatorOnPage(page.locator(tag));
}

/** What cannot be is refused beside its field: there is no figure until the field holds again what it held. */
export async function refuses(
  calculator: CalculatorOnPage,
  figure: string,
  cases: [field: string, held: string, wrong: string, says: RegExp][],
): Promise<void> {
  for (const [field, held, wrong, says] of cases) {
    await calculator.give({ [field]: wrong });
    await expect(calculator.field(field), field).toHaveAttribute("aria-invalid", "true");
    expect(await calculator.problem(field), field).toMatch(says);
    await expect(calculator.figure, field).toHaveCount(0);
    await calculator.give({ [field]: held });
    await expect(calculator.figure, field).toHaveText(figure);
  }
}

const LOOKS = [
  ["white", 1024, "background:#fff;color:#222"],
  ["black", 1024, "background:#000;color:#eee"],
  ["coloured", 390, "background:#7a1f3d;color:#fff"],
  ["narrow", 320, "background:#fff;color:#222"],
] as const;

/** The steps of a visitor that are alike for all calculators. */
export function journey({
  topic,
  attributes,
  atRest = attributes,
  figure: [french, english],
  meaning,
  amount,
  written,
  wrong: [spoilt, spoil] = [amount ?? "", "10.000,00"],
  kept = [],
  way,
  value,
  keys,
  typed,
  told,
}: Journey): void {
  const tag = `encours-${topic}`;

  const notations = async (page: Page, hosting: Hosting, name: string) => {
    const calculator = await put(hosting, page, topic, attributes);
    await expect(calculator.figure).toHaveText(french);
    const field = calculator.field(name);
    for (const [text, says] of [
      ["10.000,00", "« 10.000,00 » peut se lire de deux façons : écrivez 10 000,00 ou 10000.00."],
      ["beaucoup", "Écrivez un nombre, par exemple 10 000,00."],
    ] as const) {
      await field.fill(text);
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAttribute("aria-describedby", new RegExp(`${name}-problem$`));
      expect(await calculator.problem(name)).toBe(says);
      await expect(calculator.figure).toHaveCount(0);
    }
  };
  if (amount) {
    test("every notation with one meaning is read, one with two is refused beside its field", ({
      page,
      hosting,
    }) => notations(page, hosting, amount));
  }

  test("in French, and in English by its own lang or by that of what it stands in", async ({
    page,
    hosting,
  }) => {
    await put(
      hosting,
      page,
      topic,
      attributes,
      (one) => `${one.replace(" ", ' lang="en" ')}<section lang="en-GB">${one}</section>${one}`,
    );
    await expect(page.locator(`${tag} [part=figure]`)).toHaveText([english, english, french]);
    const [said, says] = meaning;
    await expect(page.locator(`${tag} [part=meaning]`)).toHaveText([says, says, said]);
    const first = new CalculatorOnPage(page.locator(tag).first());
    await first.set("lang", "fr");
    await expect(first.figure).toHaveText(french);
    await expect(first.part("meaning")).toHaveText(said);
  });

  test("in a form of the host it has a value, is wrong when it cannot be read, and resets", async ({
    page,
    hosting,
  }) => {
    const calculator = await put(
      hosting,
      page,
      topic,
      `name="figure" ${attributes}`,
      (one) => `<form>${one}</form>`,
    );
    await expect(calculator.figure).toHaveText(french);
    const form = page.locator("form");
    const given = () =>
      form.evaluate((one: HTMLFormElement) => new FormData(one).get("figure") as string | null);
    expect(await given()).toBe(value);
    await calculator.field(spoilt).fill(spoil);
    await expect.poll(given).toBeNull();
    expect(await form.evaluate((one: HTMLFormElement) => one.checkValidity())).toBe(false);
    await form.evaluate((one: HTMLFormElement) => one.reset());
    await expect(calculator.figure).toHaveText(french);
    if (!amount) return;
    await calculator.field(amount).blur();
    await expect.poll(async () => plain(await calculator.field(amount).inputValue())).toBe(written);
  });

  test("attributes are properties, the event tells the result, the case is a query", async ({
    page,
    hosting,
  }) => {
    const calculator = await put(hosting, page, topic, "");
    await expect(calculator.field(keys[0]?.[0] ?? "")).toBeVisible();
    const result = await calculator.element.evaluate(async (element, source) => {
      const one = element as HTMLElement & Record<string, unknown>;
      const like = new DOMParser().parseFromString(source, "text/html").body.firstElementChild;
      const last = new Promise<CustomEvent>((resolve) =>
        document.addEventListener("encours-result", (event) => {
          // One for each state that has a result; the last has all attributes.
          setTimeout(() => resolve(event as CustomEvent), 100);
        }),
      );
      const camel = (name: string) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      for (const { name, value } of like?.attributes ?? []) {
        one[camel(name)] = value === "" ? true : value;
      }
      const event = await last;
      const { query } = one;
      const named = one.getAttributeNames().every((name) => like?.hasAttribute(name));
      one.query = "";
      const emptied = one.getAttributeNames();
      one.query = String(query);
      return {
        same: one.result === event.detail,
        named,
        emptied,
        back: one.query === query,
      };
    }, `<${tag} ${attributes}></${tag}>`);
    expect(result).toEqual({ same: true, named: true, emptied: kept, back: true });
    await expect(calculator.figure).toHaveText(french);
  });

  test("the way to the app carries the case behind the #, and can be left out", async ({
    page,
    hosting,
  }) => {
    const calculator = await put(hosting, page, topic, attributes);
    const link = calculator.part("app-link");
    const given = [...attributes.matchAll(/(\S+)="([^"]*)"/g)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]);
    const query = new URLSearchParams(given);
    await expect(link).toHaveAttribute(
      "href",
      `${hosting.site}/app/#${way ?? `/calculators/${topic}?${query}`}`,
    );
    expect(hosting.hostAsked).toEqual(["/page.html"]);
    await calculator.element.evaluate((element) => {
      (element as HTMLElement & { app: string }).app = "https://example.org/ours/";
    });
    await expect(link).toHaveAttribute("href", /^https:\/\/example\.org\/ours\/#\/\w/);
    await calculator.set("no-app-link", "");
    await expect(link).toBeHidden();
  });

  test("copied, printed, downloaded: with its date, what was given, rules, version of rates, disclaimer", async ({
    page,
    context,
    hosting,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const calculator = await put(hosting, page, topic, attributes);
    await calculator.element.getByRole("button", { name: "Copier" }).click();
    await expect(calculator.element.getByRole("button", { name: "Copié" })).toBeVisible();
    const copied = plain(await page.evaluate(() => navigator.clipboard.readText()));
    const file = await saved(page, () =>
      calculator.element.getByRole("button", { name: "Télécharger" }).click(),
    );
    // The sign of a currency stands in an element of its own.
    const downloaded = plain(file.replace(/<[^>]*>/g, ""));
    await page.evaluate(() => {
      // The frame prints; here it leaves what it would print.
      const append = document.body.append.bind(document.body);
      document.body.append = (...nodes) => {
        append(...nodes);
        const inside = (nodes[0] as HTMLIFrameElement).contentWindow as Window;
        inside.print = () => {
          document.title = inside.document.body.textContent ?? "";
        };
      };
    });
    await calculator.element.getByRole("button", { name: "Imprimer" }).click();
    const printed = plain(await page.title());
    for (const text of [copied, downloaded, printed]) {
      for (const part of [
        plain(french),
        ...told,
        "Tables de taux vérifiées le",
        "ne remplace pas un conseil juridique",
      ]) {
        expect(text).toContain(part);
      }
    }
    for (const sheet of [downloaded, printed]) {
      expect(sheet).toMatch(/Établi le \d\d\/\d\d\/\d{4} avec encours/);
    }
  });

  for (const [look, width, colours] of LOOKS) {
    test(`finished and accessible on a host that is ${look}`, async ({ page, hosting }) => {
      await page.setViewportSize({ width, height: 900 });
      const calculator = await put(
        hosting,
        page,
        topic,
        attributes,
        (one) => `<main>${one}</main>`,
        `<style>body{${colours};font:16px sans-serif}</style>`,
      );
      await expect(calculator.figure).toHaveText(french);
      await sound(page, look);
      await fits(page, look);
      for (const part of ["options", "details"]) {
        const summary = calculator.part(part).locator("summary").first();
        if (await summary.isVisible()) await summary.click();
      }
      await sound(page, `${look}, unfolded`);
      await fits(page, `${look}, unfolded`);
      await calculator.field(spoilt).fill(spoil);
      await sound(page, `${look}, refused`);
      await fits(page, `${look}, refused`);
    });
  }

  test("by keyboard alone", async ({ page, hosting }) => {
    const calculator = await put(hosting, page, topic, "");
    await expect(calculator.field(keys[0]?.[0] ?? "")).toBeVisible();
    for (const [name, tabs, text] of keys) {
      for (let presses = 0; presses < tabs; presses += 1) await page.keyboard.press("Tab");
      const inside = await calculator.element.evaluate(
        (element) => (element.shadowRoot?.activeElement as HTMLInputElement | null)?.name,
      );
      expect(inside).toBe(name);
      await page.keyboard.type(text);
    }
    await expect(calculator.figure).toHaveText(typed);
  });

  for (const width of [1024, 600, 390, 320]) {
    test(`nothing moves when it stands, at ${width} px`, async ({ page, hosting }) => {
      await page.setViewportSize({ width, height: 900 });
      await watch(page);
      const between = (one: string) =>
        `${one.replace("></", ">Le calcul, en une phrase de la page.</")}<p id="below">Ce qui suit.</p>`;
      const calculator = await put(hosting, page, topic, atRest, between);
      await expect(amount ? calculator.figure : calculator.part("waiting")).toBeVisible();
      await page.waitForTimeout(200);
      expect(await shifts(page), "what moved").toBeLessThan(0.001);
      const { top, bottom } = await page.evaluate((name) => {
        const box = (of: string) => document.querySelector(of)?.getBoundingClientRect();
        return { top: box("#below")?.top ?? 0, bottom: box(name)?.bottom ?? 0 };
      }, tag);
      expect(top).toBeGreaterThanOrEqual(bottom);
    });
  }
}
