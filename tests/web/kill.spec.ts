import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../chromium.ts";
import { Desk, expect, french, many, plain, test } from "./desk.ts";
import type { Site } from "./site.ts";

/** A Chromium of our own on a profile that stays, so that it can be killed as a power cut would. */
async function launch(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const child = spawn(
    launchOptions.executablePath,
    [
      ...launchOptions.args,
      "--headless",
      "--no-sandbox",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  await expect.poll(() => existsSync(port), { timeout: 20_000 }).toBe(true);
  const [number, path] = readFileSync(port, "utf8").split("\n");
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`);
  const [context] = browser.contexts();
  if (!context) throw new Error("a browser without a context");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    page: await context.newPage(),
    kill: async () => {
      // The whole group: Chromium is many processes.
      process.kill(-(child.pid ?? 0), "SIGKILL");
      await ended;
    },
  };
}

/** How many invoices a new browser finds on that profile, in the words of the page, without any alert. */
async function found(profile: string, site: Site): Promise<string> {
  const { page, kill } = await launch(profile);
  await page.goto(`${site.app}#/data`);
  const heading = page.locator("data-screen h1");
  await expect(heading).toBeVisible();
  const words = plain(await heading.textContent());
  await expect(page.getByRole("alert")).toHaveCount(0);
  await kill();
  return words;
}

/** The words of the page for so many. */
function whole(count: number): string {
  return `${plain(french(String(count)))} factures sur cet appareil.`;
}

test("an import killed while it is saved is there whole, or not at all", async ({ site }) => {
  test.setTimeout(180_000);
  const count = 20_000;
  let saving = 0;
  // At parts of the time that the first save took, each in a browser of its own.
  for (const part of [1, 0.05, 0.12, 0.2, 0.35]) {
    const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
    const { page, kill } = await launch(profile);
    const desk = new Desk(page, site);
    await desk.open();
    await desk.preview(many(count));
    const start = Date.now();
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    const told = part === 1;
    if (told) await page.locator(".notice--done").waitFor();
    else await page.waitForTimeout(saving * part);
    saving ||= Date.now() - start;
    await kill();

    const expected = told ? [whole(count)] : [whole(count), "Le livre est vide."];
    expect(expected, `killed at ${part}`).toContain(await found(profile, site));
    rmSync(profile, { recursive: true, force: true });
  }
});

test("what was told as saved survives a browser killed at that moment", async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
  for (const count of [1200, 2400, 3600]) {
    const { page, kill } = await launch(profile);
    const desk = new Desk(page, site);
    await desk.open();
    await desk.import(many(count));
    await kill();

    expect(await found(profile, site)).toBe(whole(count));
  }
  rmSync(profile, { recursive: true, force: true });
});
