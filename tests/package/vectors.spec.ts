import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { StaticServer } from "./server.ts";

const { nativeAnswers, nativeNames } = await import("../vectors/native.mjs" as string);

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

let server: StaticServer;
test.beforeAll(async () => {
  server = await StaticServer.start(root);
});
test.afterAll(() => server?.stop());

// Turkish has an i of its own, Arabic digits of its own.
for (const [timezoneId, locale] of [
  ["Europe/Paris", "fr-FR"],
  ["Pacific/Kiritimati", "tr-TR"],
  ["America/Los_Angeles", "ar-EG"],
] as const)
  test.describe(`${timezoneId}, ${locale}`, () => {
    test.use({ timezoneId, locale });

    test("every vector holds in Chromium", async ({ page }) => {
      expect(vectors.length).toBeGreaterThan(0);
      await page.goto(`${server.address}/tests/package/blank.html`);
      const failed = await page.evaluate(async (vectors) => {
        const encours = await import("/dist/npm/index.js" as string);
        const { failures } = await import("/tests/vectors/conformance.mjs" as string);
        await encours.default();
        return vectors
          .map((vector) => [vector.name, ...failures(encours, vector)])
          .filter((lines) => lines.length > 1)
          .map((lines) => lines.join("\n    "));
      }, vectors);
      console.log(
        `vectors: ${vectors.length - failed.length}/${vectors.length} in Chromium, ${timezoneId}`,
      );
      expect(failed.slice(0, 10)).toEqual([]);
    });

    test("Chromium answers as natively, to the last byte", async ({ page }) => {
      await page.goto(`${server.address}/tests/package/blank.html`);
      for (const name of nativeNames()) {
        const lines: string[] = nativeAnswers(name);
        expect(lines.length, name).toBeGreaterThan(0);
        const others = await page.evaluate(async (lines) => {
          const encours = await import("/dist/npm/index.js" as string);
          const { otherAnswers } = await import("/tests/vectors/conformance.mjs" as string);
          await encours.default();
          return lines.flatMap((line) => otherAnswers(encours, line));
        }, lines);
        expect(others.slice(0, 10), name).toEqual([]);
      }
    });
  });
