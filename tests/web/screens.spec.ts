// Every screen in every look, kept as pictures in `target/page-tests/screens` for a person to look at.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, devices } from "@playwright/test";
import { SCREENS } from "../../www/app/router.ts";
import { expect, fits, sound, test } from "./desk.ts";

const KEPT = fileURLToPath(new URL("../../target/page-tests/screens/", import.meta.url));
const ALL = ["dashboard", "invoices", ...SCREENS];
/** What the margins leave of A4, at 96 dots per inch: what is wider has all of the page printed smaller. */
const SHEET = { width: 643, height: 971 };
const LOOKS: Record<string, BrowserContextOptions & { media?: "print" }> = {
  light: {},
  dark: { colorScheme: "dark" },
  "1024 px": { viewport: { width: 1024, height: 768 } },
  phone: { ...touch(), colorScheme: "light" },
  "phone, dark": { ...touch(), colorScheme: "dark" },
  "200 %": { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  "forced colours": { forcedColors: "active" },
  print: { viewport: SHEET, media: "print" },
};

function touch(): BrowserContextOptions {
  const { defaultBrowserType: _, userAgent: __, ...phone } = devices["iPhone 13"];
  return { ...phone, viewport: { width: 390, height: 844 } };
}

for (const [look, { media, ...options }] of Object.entries(LOOKS)) {
  test.describe(look, () => {
    test.use(options);

    test("every screen fits and can be read by everyone", async ({ desk, page }) => {
      await desk.open();
      await page.getByRole("button", { name: "Essayer la démo" }).click();
      await expect(desk.insight).toBeVisible();
      const day = /asOf=[\d-]+/.exec(page.url())?.[0] ?? "";
      const folder = `${KEPT}${look}/`;
      mkdirSync(folder, { recursive: true });
      for (const screen of ALL) {
        await page.evaluate(
          (hash) => {
            location.hash = hash;
          },
          `#/${screen === "dashboard" ? "" : screen}?${day}`,
        );
        await expect(page.locator(`${screen}-screen h1`)).toBeVisible();
        await expect(page.locator("main .skeleton")).toHaveCount(0);
        if (media) await page.emulateMedia({ media });
        await fits(page, screen);
        await sound(page, screen);
        await page.screenshot({ path: `${folder}${screen}.png`, fullPage: true });
        if (media) {
          await page.pdf({ path: `${folder}${screen}.pdf`, format: "A4" });
          await page.emulateMedia({ media: null });
        }
      }
    });
  });
}
