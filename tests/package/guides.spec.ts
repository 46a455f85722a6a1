// Every example of the guides and of the reference, as it stands there: files are written, commands run, pages opened.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { bundled } from "./application.ts";
import { installed, Project, root } from "./installed.ts";

interface Block {
  language: string;
  name: string | undefined;
  text: string;
}

function blocks(file: string): Block[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", name, block = ""]) => ({ language, name, text: block }),
  );
}

const docs = join(root, "docs");
const installedPackage = join(installed(), "node_modules/encours");
/** They are there already, from the tarball. */
const FETCHING = ["npm install encours", "npm pack encours"];

const VECTORS = readdirSync(join(root, "tests/vectors"));

const pages = ["guides", "api"]
  .flatMap((folder) => readdirSync(join(docs, folder)).map((name) => `${folder}/${name}`))
  .concat("errors.md");

for (const guide of pages)
  test(`${guide} says what happens`, async ({ page }) => {
    const project = new Project(guide.replace(/\W/g, "-"));
    mkdirSync(join(project.folder, "vectors"), { recursive: true });
    for (const name of VECTORS)
      copyFileSync(join(root, "tests/vectors", name), join(project.folder, "vectors", name));

    // A project of its own has its packages in itself.
    symlinkSync("../node_modules", join(project.folder, "node_modules"), "junction");
    const server = await project.serve();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    // What the reader has uploaded.
    await page.route("**/wp-content/uploads/encours/**", (route) => {
      const name = new URL(route.request().url()).pathname.split("/encours/")[1] ?? "";
      return route.fulfill({ path: join(installedPackage, name) });
    });

    /** What the last command printed; "page" after one that is opened. */
    let printed: string | undefined;
    let outputs = 0;
    for (const { language, name, text } of blocks(join(docs, guide))) {
      if (language === "sh") {
        printed = "";
        for (const line of text.trim().split("\n")) {
          if (FETCHING.includes(line)) continue;
          const [program = "", ...words] = line.split(" ");
          const { ok, output } = project.run(program, ...words);
          expect(ok, `${line}: ${output}`).toBe(true);
          printed += output;
        }
      } else if (language === "output") {
        expect(printed, "an output has a command or a page before it").toBeDefined();
        if (printed === "page") {
          for (const line of text.trim().split("\n"))
            await expect(page.getByText(line).filter({ visible: true }).first()).toBeVisible();
        } else {
          expect(printed?.trimEnd()).toBe(text.trimEnd());
        }
        outputs += 1;
        printed = undefined;
      } else if (language === "json" && VECTORS.includes(name ?? "")) {
        const all = JSON.parse(readFileSync(join(root, "tests/vectors", name ?? ""), "utf8"));
        expect(all).toContainEqual(JSON.parse(text));
      } else if (language === "js" && name === undefined) {
        project.write("example.mjs", text);
        const { ok, output } = project.run("node", "example.mjs");
        expect(ok, output).toBe(true);
        printed = output;
      } else if (language === "css") {
        // It says nothing to a calculator that does not know its properties.
        const known = readFileSync(join(installedPackage, "embed/core.js"), "utf8");
        for (const [property] of text.matchAll(/--encours-[\w-]+/g))
          expect(known).toContain(property);
        await page.addStyleTag({ content: text });
        for (const [, part] of text.matchAll(/::part\((\w+)\)/g))
          await expect(page.locator(`[part~="${part}"]`).first()).toBeVisible();
      } else {
        expect(name, `a block of ${language} has the name of its file`).toBeDefined();
        project.write(name ?? "", text);
        printed = language === "html" ? "page" : undefined;
        if (!printed) continue;
        const isBuilt = text.includes(".jsx");
        const path = isBuilt ? await bundled(project) : `/${project.name}/${name}`;
        await page.goto(server.address + path);
      }
    }
    server.stop();
    expect(errors).toEqual([]);
    expect(outputs).toBeGreaterThan(0);
  });
