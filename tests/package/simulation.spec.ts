import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { StaticServer } from "./server.ts";

// 10,000 runs over 1,000 open invoices and 26 weeks, and what was answered natively.
const { nativeAnswers } = await import("../vectors/native.mjs" as string);
const { ledger, asked } = JSON.parse(nativeAnswers("large")[0]);
const [[, options, native]] = asked;

let server: StaticServer;
test.beforeAll(async () => {
  server = await StaticServer.start(fileURLToPath(new URL("../..", import.meta.url)));
});
test.afterAll(() => server?.stop());
test.beforeEach(({ page }) => page.goto(`${server.address}/tests/package/blank.html`));

interface Told {
  /** The runs done, as the page heard of them, and when, in milliseconds. */
  progress: { runs: number; at: number }[];
  answer?: string;
}

/** Starts one worker after the other; each is ended with its answer, or as soon as it tells of so many runs. */
function simulate(page: Page, ...ends: number[]): Promise<Told[]> {
  return page.evaluate(
    async ([data, options, ends]) => {
      const all: Told[] = [];
      for (const end of ends)
        await new Promise<void>((ended, failed) => {
          const url = "/tests/package/simulation.worker.js";
          const worker = new Worker(url, { type: "module" });
          const told: Told = { progress: [] };
          all.push(told);
          worker.onerror = ({ message }) => failed(new Error(message));
          worker.onmessage = ({ data: { runs, answer } }) => {
            if (answer === undefined) told.progress.push({ runs, at: performance.now() });
            else told.answer = answer;
            if (answer === undefined && runs < end) return;
            worker.terminate();
            ended();
          };
          worker.postMessage({ data, options });
        });
      return all;
    },
    [ledger, options, ends] as const,
  );
}

const ALL = options.simulation.runs;
const NEVER = ALL + 1;

test("the page hears of the runs while the worker counts, and gets the native answer", async ({
  page,
}) => {
  expect([ALL, options.periods, options.every]).toEqual([10_000, 26, "week"]);
  const [told] = await simulate(page, NEVER);
  expect(told?.answer).toBe(native);
  const runs = told?.progress.map(({ runs }) => runs) ?? [];
  expect(runs).toEqual([...runs].sort((a, b) => a - b));
  expect(runs.at(-1)).toBe(ALL);
  const moments = new Set(told?.progress.map(({ at }) => Math.round(at / 10)));
  expect(moments.size, "moments at which the page heard").toBeGreaterThan(5);
});

test("ending the worker cancels, and a fresh one gives the figures of the same seed", async ({
  page,
}) => {
  // The first had as much time again as the second takes: had it gone on, it would have answered.
  const [cancelled, fresh] = await simulate(page, ALL / 10, NEVER);
  expect(cancelled?.answer).toBeUndefined();
  expect(cancelled?.progress.at(-1)?.runs).toBeGreaterThanOrEqual(ALL / 10);
  expect(cancelled?.progress.at(-1)?.runs).toBeLessThan(ALL);
  expect(fresh?.answer).toBe(native);
});
