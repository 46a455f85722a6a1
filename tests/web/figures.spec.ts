import { ATELIER, expect, fits, inEachLook, sound, test } from "./desk.ts";

test.use({ serviceWorkers: "allow" });

const PAGES = ["index.html", "late-payment.html", "kpis.html", "en/index.html", "en/aging.html"];

inEachLook(() => {
  test("the pages of the figures are accessible and fit", async ({ page, site }) => {
    for (const name of PAGES) {
      await page.goto(`${site.url}figures/${name}`);
      await expect(page.locator("html")).toHaveAttribute("lang", /^en\//.test(name) ? "en" : "fr");
      await sound(page, name);
      await fits(page, name);
    }
  });
});

test("the app leads to the pages of the figures, these to each other and back", async ({
  desk,
  page,
  site,
}) => {
  await desk.open();
  await page.locator(".rail").getByRole("link", { name: "Comment c’est calculé" }).click();
  await expect(page).toHaveURL(`${site.url}figures/index.html`);
  await page.locator("main").getByRole("link", { name: "Pénalités de retard" }).click();
  await expect(page.locator("h1")).toHaveText("Pénalités de retard");
  await expect(page.locator("details")).toHaveCount(0);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(`${site.url}figures/en/late-payment.html`);
  await page.getByText("The same example in Rust").click();
  await expect(page.locator("details code")).toContainText("assert_eq!");
  await page.getByRole("link", { name: "How each figure is made" }).click();
  await expect(page).toHaveURL(`${site.url}figures/en/index.html`);
  await page.getByRole("link", { name: "Français" }).click();
  const contents = page.getByRole("navigation", { name: "Pages de cette partie" });
  await contents.getByRole("link", { name: "Balance âgée" }).click();
  await expect(page.locator("h1")).toHaveText("Balance âgée");
  await page.getByRole("link", { name: "Ouvrir mes factures" }).click();
  await expect(page).toHaveURL(site.app);
});

test("every panel leads to the page of its figure, in the language of the app, without a network too", async ({
  context,
  desk,
  page,
  site,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await desk.installed();
  await site.stop();
  const figure = (section: string) => page.locator(`${section} .figure-button`).last();
  for (const language of ["fr", "en"] as const) {
    const folder = language === "fr" ? "figures" : "figures/en";
    for (const [open, name] of [
      [figure("aging-section"), "aging"],
      [figure("indicators-section"), "kpis"],
      [figure("claims-section"), "late-payment"],
      [page.locator("claims-section tbody button").first(), "late-payment"],
      [figure("forecast-section"), "forecast"],
      [figure("allowance-section"), "allowance"],
    ] as const) {
      await open.click();
      const [opened] = await Promise.all([
        context.waitForEvent("page"),
        page.locator(".panel__page").click(),
      ]);
      await expect(opened).toHaveURL(`${site.url}${folder}/${name}.html`);
      await expect(opened.locator("html")).toHaveAttribute("lang", language);
      await expect(opened.locator(".formula").first()).toHaveCSS("white-space", "pre-wrap");
      await opened.close();
      await page.keyboard.press("Escape");
    }
    if (language === "fr") await page.getByRole("button", { name: "English" }).click();
  }
});

test("the pages of the figures are there without a network", async ({ desk, page, site }) => {
  await desk.open();
  await desk.installed();
  await site.stop();
  await page.goto(`${site.url}figures/allowance.html`);
  await expect(page.locator("h1")).toHaveText("Dépréciation des créances clients");
  // The style sheet too.
  await expect(page.locator(".formula").first()).toHaveCSS("white-space", "pre-wrap");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("h1")).toHaveText("Allowance on receivables");
});
