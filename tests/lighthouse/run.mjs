// Lighthouse on the built site: `node run.mjs <site> <chromium> [page…]`. It runs where its packages are installed; see `cargo xtask lighthouse`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const WANTED = 95;
/** Whatever else the machine does only slows a page down: the best of these counts. */
const RUNS = 5;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const [site = "", chromePath = "", ...pages] = process.argv.slice(2);

/** As static hosts do: compressed, and kept for a while. */
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const name = pathname.replace(/\/$/, "/index.html");
  try {
    if (name.includes("..")) throw new Error("outside");
    const content = gzipSync(await readFile(join(site, name)));
    response.writeHead(200, {
      "content-type": TYPES[extname(name)] ?? "text/plain",
      "content-encoding": "gzip",
      "cache-control": "max-age=600",
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "localhost", resolve));

async function scores(page) {
  const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"];
  const chrome = await launch({ chromePath, chromeFlags });
  try {
    const address = `http://localhost:${server.address().port}/${page}`;
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
    const missed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()),
    );
    const found = Object.entries(lhr.categories).map(([id, { score }]) => [
      id,
      Math.round((score ?? 0) * 100),
    ]);
    return { found: new Map(found), missed };
  } finally {
    await chrome.kill();
  }
}

let failed = false;
for (const page of pages) {
  const best = new Map();
  let missed = [];
  let runs = 0;
  const short = () => [...best.values()].some((score) => score < WANTED);
  do {
    const run = await scores(page);
    runs += 1;
    missed = run.missed;
    for (const [id, score] of run.found) best.set(id, Math.max(score, best.get(id) ?? 0));
  } while (short() && runs < RUNS);
  const told = [...best].map(([id, score]) => `${id} ${score}`).join(", ");
  console.log(`${page || "(front page)"}: ${told}${runs > 1 ? `, best of ${runs} runs` : ""}`);
  if (short()) {
    failed = true;
    console.log(`    under ${WANTED}; the last run missed: ${missed.join("; ")}`);
  }
}
server.close();
process.exitCode = failed ? 1 : 0;
