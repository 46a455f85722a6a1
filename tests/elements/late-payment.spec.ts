import type { Page } from "@playwright/test";
import { CalculatorOnPage, expect, fits, type Hosting, plain, sound, test } from "./host.ts";

async function open(page: Page, hosting: Hosting, attributes: string): Promise<CalculatorOnPage> {
  const body = `<encours-late-payment ${attributes}></encours-late-payment>`;
  await page.goto(hosting.put({ body }));
  return new CalculatorOnPage(page.locator("encours-late-payment"));
}

const PAID = `amount="10000.00" due="2024-05-31" paid-on="2025-09-15"`;

test("what is typed is worth what the law says, line by line", async ({ page, hosting }) => {
  const calculator = await open(page, hosting, "");
  await expect(calculator.result).toHaveText(/Il manque\s: Montant TTC, Échéance\./);
  await calculator.field("amount").fill("10 000,00");
  await calculator.field("due").fill("2024-05-31");
  await calculator.field("paidOn").fill("2025-09-15");
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await expect(calculator.part("meaning")).toHaveText(
    "1 745,95 € de pénalités pour 472 jours de retard, et 40,00 € d’indemnité forfaitaire.",
  );
  await calculator.part("details").locator("summary").click();
  const article = "art. L441-10, II, C. com.";
  expect(await calculator.rows()).toEqual([
    ["01/06/2024 – 30/06/2024", "30", "10 000,00", `14,50 %${article}`, "119,18"],
    ["01/07/2024 – 31/12/2024", "184", "10 000,00", `14,25 %${article}`, "718,35"],
    ["01/01/2025 – 30/06/2025", "181", "10 000,00", `13,15 %${article}`, "652,10"],
    ["01/07/2025 – 15/09/2025", "77", "10 000,00", `12,15 %${article}`, "256,32"],
    ["Pénalités", "", "", "", "1 745,95"],
    ["Indemnité forfaitaire", "", "", "", "40,00"],
    ["Réclamable", "", "", "", "1 785,95"],
  ]);
  await expect(calculator.part("steps")).toContainText("10 000,00 × 14,50 × (jours(");
  await expect(calculator.part("rules").getByRole("link", { name: article })).toHaveAttribute(
    "href",
    /legifrance/,
  );
});

test("every notation with one meaning is read, one with two is refused beside its field", async ({
  page,
  hosting,
}) => {
  const calculator = await open(page, hosting, `due="2024-05-31" paid-on="2025-09-15"`);
  const amount = calculator.field("amount");
  for (const typed of ["10000", "10 000,00", "10000.00", "10 000,00 €"]) {
    await amount.fill(typed);
    await expect(calculator.figure, typed).toHaveText("1 785,95 €");
    await expect(amount).not.toHaveAttribute("aria-invalid");
  }
  for (const [typed, says] of [
    ["10.000,00", "« 10.000,00 » peut se lire de deux façons : écrivez 10 000,00 ou 10000.00."],
    ["beaucoup", "Écrivez un nombre, par exemple 10 000,00."],
    ["-5", "Donnez un montant supérieur à 0."],
  ] as const) {
    await amount.fill(typed);
    await expect(amount).toHaveAttribute("aria-invalid", "true");
    const problem = calculator.element.locator(`#${await amount.getAttribute("aria-describedby")}`);
    expect(plain(await problem.textContent()), typed).toBe(says);
    await expect(calculator.figure).toHaveCount(0);
  }
});

test("paid before the due date: not late, nothing to claim", async ({ page, hosting }) => {
  const calculator = await open(
    page,
    hosting,
    `amount="10000" due="2024-05-31" paid-on="2024-05-15"`,
  );
  await expect(calculator.figure).toHaveText("0,00 €");
  await expect(calculator.part("meaning")).toHaveText(/^Pas de retard/);
  await expect(calculator.part("note").first()).toHaveCount(1);
  await expect(calculator.result).not.toContainText(/[-−]/);
});

test("not paid yet: up to a date that is shown, and what one more day adds", async ({
  page,
  hosting,
}) => {
  await page.clock.setFixedTime(new Date("2025-09-15T10:00:00"));
  const calculator = await open(page, hosting, `amount="10000" due="2024-05-31"`);
  await expect(calculator.field("asOf")).toHaveValue("2025-09-15");
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await expect(calculator.result).toContainText(
    "Avec 10 000,00 € encore dus : 11 785,95 € au 15/09/2025.",
  );
  await expect(calculator.result).toContainText("3,3288 € de plus par jour au-delà.");
  await calculator.field("asOf").fill("2025-09-14");
  await expect(calculator.figure).toHaveText("1 782,62 €");
});

test("a part paid: the rest goes on bearing interest", async ({ page, hosting }) => {
  const calculator = await open(
    page,
    hosting,
    `amount="10000.00" due="2025-05-31" paid-on="2025-07-15" paid-amount="4000" as-of="2025-09-30"`,
  );
  // The example of the page of this figure.
  await expect(calculator.figure).toHaveText("351,80 €");
  await expect(calculator.result).toContainText("6 351,80 € au 30/09/2025");
});

test("a contract rate below the floor, and half-years to come, are warned about", async ({
  page,
  hosting,
}) => {
  const calculator = await open(page, hosting, PAID);
  await calculator.field("rate").selectOption("contract");
  await expect(calculator.result).toHaveText(/Il manque\s: Taux du contrat/);
  await calculator.field("ratePercent").fill("12");
  await expect(calculator.part("warning")).toContainText("inférieur à trois fois le taux légal");
  await expect(calculator.part("warning")).toContainText("01/01/2024");
  await calculator.field("rate").selectOption("statutory");
  await calculator.field("paidOn").fill("2030-01-15");
  await expect(calculator.part("warning")).toContainText("n'est pas encore connu");
  await expect(calculator.part("warning")).toContainText(/\d\d\/\d\d\/\d{4}/);
});

test("a consumer owes interest from a formal notice on, and no indemnity", async ({
  page,
  hosting,
}) => {
  const calculator = await open(page, hosting, PAID);
  await calculator.field("debtor").selectOption("consumer");
  await expect(calculator.part("warning")).toContainText("mise en demeure");
  await expect(calculator.figure).toHaveText("0,00 €");
  await calculator.field("formalNotice").fill("2024-06-30");
  await expect(calculator.part("meaning")).not.toContainText("indemnité");
  await expect(calculator.figure).not.toHaveText("0,00 €");
});

test("attributes and properties are one, and the event tells the result", async ({
  page,
  hosting,
}) => {
  const calculator = await open(page, hosting, `${PAID} no-indemnity`);
  await expect(calculator.figure).toHaveText("1 745,95 €");
  const told = await calculator.element.evaluate(async (element) => {
    const one = element as HTMLElement & Record<string, unknown>;
    const next = new Promise<Event>((resolve) =>
      document.addEventListener("encours-result", resolve, { once: true }),
    );
    one.noIndemnity = false;
    one.paidOn = "";
    one.asOf = "2025-09-15";
    const event = (await next) as CustomEvent;
    return {
      claim: event.detail.claim,
      same: one.result === event.detail,
      attributes: one.getAttributeNames().sort(),
      query: one.query,
    };
  });
  expect(told).toEqual({
    claim: "1785.95",
    same: true,
    attributes: ["amount", "as-of", "due"],
    query: "amount=10000.00&due=2024-05-31&as-of=2025-09-15",
  });
});

test("in a form of the host it has a value, is wrong when it cannot be read, and resets", async ({
  page,
  hosting,
}) => {
  const body = `<form><encours-late-payment name="claim" ${PAID}></encours-late-payment></form>`;
  await page.goto(hosting.put({ body }));
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
  const form = page.locator("form");
  const value = () => form.evaluate((one: HTMLFormElement) => new FormData(one).get("claim"));
  expect(await value()).toBe("1785.95");
  await calculator.field("amount").fill("10.000,00");
  await expect.poll(() => form.evaluate((one: HTMLFormElement) => one.checkValidity())).toBe(false);
  expect(await value()).toBeNull();
  await form.evaluate((one: HTMLFormElement) => one.reset());
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await calculator.field("amount").blur();
  await expect(calculator.field("amount")).toHaveValue(/^10\s000,00$/);
});

test("copied, printed, downloaded: with its date, conventions, version of rates, disclaimer", async ({
  page,
  context,
  hosting,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const calculator = await open(page, hosting, PAID);
  await calculator.element.getByRole("button", { name: "Copier" }).click();
  await expect(calculator.element.getByRole("button", { name: "Copié" })).toBeVisible();
  const copied = plain(await page.evaluate(() => navigator.clipboard.readText()));
  const download = page.waitForEvent("download");
  await calculator.element.getByRole("button", { name: "Télécharger" }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const downloaded = plain(Buffer.concat(chunks).toString());
  await page.evaluate(() => {
    // The frame prints; here it leaves what it would print.
    const append = document.body.append.bind(document.body);
    document.body.append = (...nodes) => {
      append(...nodes);
      const frame = nodes[0] as HTMLIFrameElement;
      const inside = frame.contentWindow as Window;
      inside.print = () => {
        document.title = inside.document.body.textContent ?? "";
      };
    };
  });
  await calculator.element.getByRole("button", { name: "Imprimer" }).click();
  const printed = plain(await page.title());
  for (const text of [copied, downloaded, printed]) {
    for (const part of [
      "Pénalités de retard",
      "1 785,95 €",
      "652,10",
      "L’année compte 365 jours.",
      "art. D441-5 C. com.",
      "Tables de taux vérifiées le",
      "ne remplace pas un conseil juridique",
    ]) {
      expect(text).toContain(part);
    }
  }
  for (const sheet of [downloaded, printed]) {
    expect(sheet).toMatch(/Établi le \d\d\/\d\d\/\d{4} avec encours/);
    expect(sheet).toContain("31/05/2024");
  }
});

test("the way to the app carries the case behind the #, and can be left out", async ({
  page,
  hosting,
}) => {
  const calculator = await open(page, hosting, PAID);
  const link = calculator.part("app-link");
  await expect(link).toHaveAttribute(
    "href",
    `${hosting.site}/app/#/calculators/late-payment?amount=10000.00&due=2024-05-31&paid-on=2025-09-15`,
  );
  await calculator.element.evaluate((element) => {
    (element as HTMLElement & { app: string }).app = "https://example.org/ours/";
  });
  await expect(link).toHaveAttribute("href", /^https:\/\/example\.org\/ours\/#\/calculators\//);
  await calculator.element.evaluate((element) => element.setAttribute("no-app-link", ""));
  await expect(link).toBeHidden();
});

test("in English, by its own lang or by that of what it stands in", async ({ page, hosting }) => {
  const body = `<encours-late-payment lang="en" ${PAID}></encours-late-payment>
    <section lang="en-GB"><encours-late-payment ${PAID}></encours-late-payment></section>
    <encours-late-payment ${PAID}></encours-late-payment>`;
  await page.goto(hosting.put({ body }));
  const said = page.locator("encours-late-payment [part=meaning]");
  const english = "€1,745.95 of interest for 472 days of delay, and a flat indemnity of €40.00.";
  await expect(said).toHaveText([english, english, /472 jours de retard/]);
  await page.evaluate(() =>
    document.querySelector("encours-late-payment")?.setAttribute("lang", "fr"),
  );
  await expect(said.first()).toHaveText(/472 jours de retard/);
});

for (const [look, width, colours] of [
  ["white", 1024, "background:#fff;color:#222"],
  ["black", 1024, "background:#000;color:#eee"],
  ["coloured", 390, "background:#7a1f3d;color:#fff"],
  ["narrow", 320, "background:#fff;color:#222"],
] as const) {
  test(`finished and accessible on a host that is ${look}`, async ({ page, hosting }) => {
    await page.setViewportSize({ width, height: 900 });
    const body = `<main><encours-late-payment ${PAID}></encours-late-payment></main>`;
    await page.goto(
      hosting.put({ body, head: `<style>body{${colours};font:16px sans-serif}</style>` }),
    );
    const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
    await expect(calculator.figure).toHaveText("1 785,95 €");
    await sound(page, look);
    await fits(page, look);
    for (const part of ["options", "details"]) {
      await calculator.part(part).locator("summary").first().click();
    }
    await calculator.field("amount").fill("10.000,00");
    await sound(page, `${look}, refused`);
    await calculator.field("amount").fill("10000");
    await sound(page, `${look}, unfolded`);
    await fits(page, `${look}, unfolded`);
  });
}

test("by keyboard alone", async ({ page, hosting }) => {
  const calculator = await open(page, hosting, "");
  await expect(calculator.field("amount")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("10000,00");
  await page.keyboard.press("Tab");
  await page.keyboard.type("05312024");
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press("Tab");
    const inside = await calculator.element.evaluate(
      (element) => (element.shadowRoot?.activeElement as HTMLInputElement | null)?.name,
    );
    if (inside === "paidOn") break;
  }
  await page.keyboard.type("09152025");
  await expect(calculator.figure).toHaveText("1 785,95 €");
});
