// The package through bundlers, each with the settings of a new project.

import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { createServer, build as vite } from "vite";
import webpack from "webpack";
import {
  example,
  exampleBody,
  exampleImport,
  expectPromised,
  figures,
  figuresOf,
  html,
  installed,
  Project,
} from "./installed.ts";
import type { StaticServer } from "./server.ts";

let server: StaticServer;
test.beforeAll(async () => {
  server = await new Project("bundled").serve();
});
test.afterAll(() => server?.stop());

/** A page that computes, and one that asks a module worker. */
function write(project: Project): void {
  project.write("page.js", `${example}\nglobalThis.figures = ${figures};\n`);
  project.write("worker.js", `${example}\npostMessage(${figures});\n`);
  project.write(
    "starter.js",
    `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
     worker.onmessage = ({ data }) => { globalThis.figures = data; };\n`,
  );
}

const pageHtml = html(`<script type="module" src="./page.js"></script>`);
const workerHtml = html(`<script type="module" src="./starter.js"></script>`);

/** Bundlers that know no `new URL(…)`: the module's file is put beside the bundle by hand. */
function placeModule(project: Project): void {
  const file = "wasm/encours.wasm";
  cpSync(join(installed(), "node_modules/encours", file), join(project.folder, "dist", file));
}

const bundlers: Record<string, (project: Project) => Promise<void>> = {
  async Vite(project) {
    project.write("index.html", pageHtml);
    project.write("worker.html", workerHtml);
    await vite({
      root: project.folder,
      base: "./",
      configFile: false,
      logLevel: "error",
      worker: { format: "es" },
      build: {
        rollupOptions: {
          input: ["index.html", "worker.html"].map((name) => join(project.folder, name)),
        },
      },
    });
  },

  async webpack(project) {
    const compiler = webpack({
      context: project.folder,
      mode: "production",
      entry: { page: "./page.js", starter: "./starter.js" },
      output: { path: join(project.folder, "dist") },
      // The module is larger than what webpack finds reasonable.
      performance: false,
    });
    const stats = await new Promise<webpack.Stats | undefined>((done, failed) =>
      compiler?.run((error, stats) => (error ? failed(error) : done(stats))),
    );
    const { errors, warnings } = stats?.compilation ?? {};
    expect([errors, warnings]).toEqual([[], []]);
  },

  async esbuild(project) {
    const { warnings } = await esbuild({
      absWorkingDir: project.folder,
      entryPoints: ["page.js", "starter.js", "worker.js"],
      bundle: true,
      format: "esm",
      minify: true,
      outdir: "dist",
      logLevel: "error",
    });
    expect(warnings).toEqual([]);
    placeModule(project);
  },

  async Rollup(project) {
    const warnings: string[] = [];
    const bundle = await rollup({
      input: ["page", "starter", "worker"].map((name) => join(project.folder, `${name}.js`)),
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => warnings.push(message),
    });
    await bundle.write({ dir: join(project.folder, "dist"), chunkFileNames: "[name].js" });
    await bundle.close();
    expect(warnings).toEqual([]);
    placeModule(project);
  },
};

for (const [name, bundle] of Object.entries(bundlers))
  test(`the first example runs through ${name}, on the page and in a module worker`, async ({
    page,
  }) => {
    const project = new Project(name);
    write(project);
    await bundle(project);
    if (name !== "Vite") {
      project.write("dist/index.html", pageHtml);
      project.write("dist/worker.html", workerHtml);
    }
    expectPromised(await figuresOf(page, `${server.address}/${name}/dist/index.html`));
    expectPromised(await figuresOf(page, `${server.address}/${name}/dist/worker.html`));
  });

test("the first example runs in Vite's development server", async ({ page }) => {
  const project = new Project("vite-serve");
  write(project);
  project.write("index.html", pageHtml);
  const development = await createServer({
    root: project.folder,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false },
  });
  try {
    await development.listen();
    expectPromised(await figuresOf(page, development.resolvedUrls?.local[0] ?? ""));
  } finally {
    await development.close();
  }
});

test("a service worker that is no module runs the bundled example, told where the file is", async ({
  page,
}) => {
  const project = new Project("classic");
  project.write(
    "sw.js",
    `${exampleImport}
     async function answer() {
       ${exampleBody.replace("init()", `init("./dist/wasm/encours.wasm")`)}
       return Response.json(${figures});
     }
     addEventListener("activate", (event) => event.waitUntil(clients.claim()));
     addEventListener("fetch", (event) => {
       if (event.request.url.endsWith("/figures")) event.respondWith(answer());
     });`,
  );
  await esbuild({
    absWorkingDir: project.folder,
    entryPoints: ["sw.js"],
    bundle: true,
    format: "iife",
    outfile: "worker.js",
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
  });
  placeModule(project);
  project.write(
    "index.html",
    html(`<script type="module">
      await navigator.serviceWorker.register("./worker.js");
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller)
        await new Promise((taken) => { navigator.serviceWorker.oncontrollerchange = taken; });
      globalThis.figures = await (await fetch("./figures")).json();
    </script>`),
  );
  expectPromised(await figuresOf(page, `${server.address}/classic/index.html`));
});

test("at the edge the module is compiled beforehand, and nothing is fetched or compiled", async () => {
  const project = new Project("edge");
  project.write("program.js", `${example}\nexport default JSON.stringify(${figures});\n`);
  expectPromised(await edge(project, "encours.wasm"));
});

test("so is the module of files", async () => {
  const project = new Project("edge-files");
  project.write(
    "program.js",
    `import init, { writeXlsx } from "encours/import";
     await init();
     const sheet = { name: "A", columns: [{ title: "A" }], rows: [] };
     export default JSON.stringify({ bytes: writeXlsx({ sheets: [sheet] }).length });\n`,
  );
  expect((await edge(project, "encours-files.wasm")).bytes).toBeGreaterThan(1000);
});

/** As `wrangler` bundles: its conditions, and wasm files left to the platform. Gives what the program exports. */
async function edge(project: Project, file: string): Promise<Record<string, unknown>> {
  const { metafile } = await esbuild({
    absWorkingDir: project.folder,
    entryPoints: ["program.js"],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    outfile: "dist/program.js",
    metafile: true,
    logLevel: "error",
    plugins: [
      {
        name: "wasm",
        setup: (build) =>
          build.onResolve({ filter: /\.wasm\?module$/ }, () => ({
            path: "./module.js",
            external: true,
          })),
      },
    ],
  });
  expect(
    Object.keys(metafile.inputs).filter((name) => /(node|index|import)\.js$/.test(name)),
  ).toEqual([]);
  const wasm = join(installed(), "node_modules/encours/wasm", file);
  project.write(
    "dist/module.js",
    `import { readFileSync } from "node:fs";
     export default new WebAssembly.Module(readFileSync(${JSON.stringify(wasm)}));\n`,
  );
  // What the platform refuses to a running program.
  project.write(
    "dist/main.js",
    `import "./module.js";
     const refused = () => { throw new Error("refused at the edge"); };
     for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) WebAssembly[name] = refused;
     WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: refused });
     globalThis.fetch = refused;
     const { default: given } = await import("./program.js");
     console.log(given);\n`,
  );
  const { ok, output } = project.run(process.execPath, "dist/main.js");
  expect(ok, output).toBe(true);
  expect(readFileSync(join(project.folder, "dist/program.js"), "utf8")).not.toContain("node:fs");
  return JSON.parse(output);
}
