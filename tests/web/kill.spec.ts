import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { Desk, expect, many, test } from "./desk.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A Chromium of our own on a profile that stays, so that it can be killed as a power cut would. */
async function launch(profile: string): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const child = spawn(
    CHROMIUM,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  await expect.poll(() => existsSync(port), { timeout: 20_000 }).toBe(true);
  const [number, path] = readFileSync(port, "utf8").split("\n");
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    browser,
    kill: async () => {
      // The whole group: Chromium is many processes.
      process.kill(-(child.pid ?? 0), "SIGKILL");
      await ended;
    },
  };
}

test("what was told as saved survives a browser killed at that moment", async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), "encours-kill-"));
  for (const count of [1200, 2400, 3600]) {
    const { browser, kill } = await launch(profile);
    const [context] = browser.contexts();
    if (!context) throw new Error("a browser without a context");
    const desk = new Desk(await context.newPage(), site);
    await desk.open();
    await desk.import(many(count));
    await kill();

    const again = await launch(profile);
    const [kept] = again.browser.contexts();
    if (!kept) throw new Error("a browser without a context");
    const page = await kept.newPage();
    await page.goto(`${site.url}#/data`);
    const words = new Intl.NumberFormat("fr-FR").format(count);
    await expect(page.locator("data-screen h1")).toContainText(/factures? sur cet appareil/);
    expect((await page.locator("data-screen h1").textContent())?.startsWith(words)).toBe(true);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await again.kill();
  }
  rmSync(profile, { recursive: true, force: true });
});
