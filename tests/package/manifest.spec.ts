// custom-elements.json, by which editors and documentation know the tags: held against the classes and their types.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { installed, Project } from "./installed.ts";

interface Declaration {
  name: string;
  tagName?: string;
  members: { name: string; attribute?: string; description?: string }[];
  attributes: { name: string; description?: string; fieldName?: string }[];
  events: { name: string }[];
  cssParts: { name: string }[];
  cssProperties: { name: string }[];
}
interface Module {
  path: string;
  declarations: Declaration[];
  exports: { name: string }[];
}

const inPackage = (name: string) =>
  readFileSync(join(installed(), "node_modules/encours", name), "utf8");
const modules = (): Module[] => JSON.parse(inPackage("custom-elements.json")).modules;
/** Each tag once; the classes that they extend are none. */
const tags = () =>
  modules().filter(({ declarations }) => declarations.some(({ tagName }) => tagName));

/** The properties that the class of a file of types declares. */
function declared(file: string): (string | undefined)[] {
  const [body = ""] = /^export declare class .*?^}/ms.exec(inPackage(file)) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+): /gm)].map(([, name]) => name);
}

test("it knows every tag, where its module is, and what it exports", () => {
  const titles: { name: string }[] = JSON.parse(inPackage("elements/calculators.json"));
  expect(titles.length).toBeGreaterThan(0);
  expect(tags().map(({ path }) => path)).toEqual(titles.map(({ name }) => `elements/${name}.js`));
  for (const { path, declarations, exports } of tags()) {
    expect(exports.map(({ name }) => name)).toEqual(declarations.map(({ name }) => name));
    expect(declarations.map(({ tagName }) => `elements/${tagName}.js`)).toEqual([
      path.replace("elements/", "elements/encours-"),
    ]);
  }
});

test("it names exactly the attributes that each tag observes, and says of each what it is", () => {
  const project = new Project("manifest");
  project.write(
    "observed.mjs",
    `import * as elements from "encours/elements";
    const observed = Object.entries(elements).map(([name, of]) => [name, of.observedAttributes]);
    console.log(JSON.stringify(Object.fromEntries(observed)));`,
  );
  const { output } = project.run(process.execPath, "observed.mjs");
  const observed: Record<string, string[]> = JSON.parse(output);
  for (const { name, attributes } of tags().flatMap(({ declarations }) => declarations)) {
    expect(attributes.map((each) => each.name).sort(), name).toEqual(observed[name]?.toSorted());
    for (const attribute of attributes) {
      expect(attribute.description, `${name}: ${attribute.name}`).toMatch(/\w/);
    }
  }
});

test("its properties are those of the types, each linked with its attribute", () => {
  const common = declared("elements/calculator.d.ts");
  expect(common).toContain("result");
  for (const { path, declarations } of tags()) {
    const [declaration] = declarations;
    if (!declaration) throw new Error(path);
    const { name, members, attributes } = declaration;
    const types = declared(path.replace(/js$/, "d.ts"));
    expect(members.map((each) => each.name).sort(), name).toEqual([...types, ...common].sort());
    const linked = members.flatMap(({ attribute }) => attribute ?? []);
    expect(linked.sort()).toEqual(
      attributes.flatMap(({ name, fieldName }) => (fieldName ? name : [])).sort(),
    );
    // All but the language, which every element has, and the two that are no attributes.
    expect(linked).toHaveLength(attributes.length - 1);
    expect(linked).toHaveLength(members.length - 2);
  }
});

test("it tells the event, the parts and the custom properties of each tag", () => {
  for (const { name, events, cssParts, cssProperties } of tags().flatMap((m) => m.declarations)) {
    expect(
      events.map((each) => each.name),
      name,
    ).toEqual(["encours-result"]);
    const parts = cssParts.map((each) => each.name);
    expect(parts, name).toEqual(expect.arrayContaining(["base", "fields", "result", "details"]));
    const properties = cssProperties.map((each) => each.name);
    expect(properties, name).toContain("--encours-accent");
  }
});
