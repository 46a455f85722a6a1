import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ATELIER, expect, test } from "./desk.ts";
import { BUILT } from "./site.ts";

test.use({ serviceWorkers: "allow" });

/** The same page as a later release: another title, and the list of files that names it. */
function release(title: string): string {
  const folder = mkdtempSync(join(tmpdir(), "encours-release-"));
  cpSync(BUILT, folder, { recursive: true });
  const html = join(folder, "app/index.html");
  writeFileSync(
    html,
    readFileSync(html, "utf8").replace("<html ", `<html data-release="${title}" `),
  );
  const worker = join(folder, "sw.js");
  const list = readFileSync(worker, "utf8");
  const renamed = list.replace(/(url:"app\/index\.html",revision:")\w+/, `$1${title}`);
  expect(renamed, "the list names the page").not.toBe(list);
  writeFileSync(worker, renamed);
  return folder;
}

test("a new version waits until the person takes it", async ({ desk, page, site }) => {
  await desk.open();
  await desk.installed();
  await desk.import(ATELIER);

  site.folder = release("next");
  await page.reload();
  await expect(desk.page.locator("html")).not.toHaveAttribute("data-release", "next");
  const notice = page.locator(".notice", { hasText: "Une nouvelle version d’encours est prête." });
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Mettre à jour" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-release", "next");
  await page.goto(`${site.app}#/?asOf=2025-09-30`);
  await expect(desk.insight).toContainText("12 800,00 €");
  rmSync(site.folder, { recursive: true });
});

test("a broken deployment leaves the old version at work", async ({
  desk,
  page,
  site,
  journal,
}) => {
  await desk.open();
  await desk.installed();
  await desk.import(ATELIER);
  const folder = release("broken");
  rmSync(join(folder, "app/index.html"));
  site.folder = folder;
  await page.goto(`${site.app}#/?asOf=2025-09-30`);
  await page.reload();
  await expect(desk.insight).toContainText("12 800,00 €");
  await page.waitForTimeout(1000);
  await expect(page.locator(".notice", { hasText: "Une nouvelle version" })).toHaveCount(0);
  await page.reload();
  await expect(desk.insight).toContainText("12 800,00 €");
  rmSync(folder, { recursive: true });
  // The failed installation is written to the console by the browser itself.
  journal.errors.length = 0;
});
