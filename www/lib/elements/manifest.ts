// `custom-elements.json`: what editors and documentation read about the tags, from the comments of their classes.

import { readFileSync } from "node:fs";
import * as analyzer from "@custom-elements-manifest/analyzer";
import type * as Schema from "custom-elements-manifest/schema";
import type typescript from "typescript";
import { attributeOf } from "./fields.ts";

// Its own declarations leave out what it exports.
const { create, ts } = analyzer as unknown as {
  create(given: { modules: typescript.SourceFile[] }): Schema.Package;
  ts: typeof typescript;
};

type Member = Schema.ClassField & { privacy?: string; attribute?: string; reflects?: boolean };
interface Declaration {
  name: string;
  attributes?: Schema.Attribute[];
  members: Member[];
}

/** Of an element that is none of ours. */
const COMMON = ["adoptedStyleSheets", "focus"];

/** What a page may use: neither what a class is made of, nor what every element has. */
function isPublic({ name, privacy, static: ofClass }: Member): boolean {
  return !(privacy || ofClass || name.endsWith("Callback") || COMMON.includes(name));
}

/** Properties mirror attributes: each leads to the other, described once. */
function link(declaration: Declaration): void {
  declaration.members = declaration.members.filter(isPublic);
  for (const member of declaration.members) {
    const attribute = declaration.attributes?.find(({ name }) => name === attributeOf(member.name));
    if (!attribute) continue;
    attribute.fieldName = member.name;
    member.attribute = attribute.name;
    member.reflects = true;
    member.description ??= attribute.description;
  }
}

/** The addresses of modules, from those of the source to those of the package. */
function relocate(node: object): void {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === "object") relocate(value);
    else if (key === "module" || key === "path")
      Object.assign(node, { [key]: `elements/${value.replace(/^\/|(\/element)?\.ts$/g, "")}.js` });
  }
}

/** The manifest of these calculators, whose sources are in this folder. */
export function manifestOf(topics: string[], folder: string): Schema.Package {
  const names = ["calculator.ts", "rows.ts", ...topics.map((topic) => `${topic}/element.ts`)];
  const modules = names.map((name) =>
    ts.createSourceFile(
      name,
      readFileSync(`${folder}/${name}`, "utf8"),
      ts.ScriptTarget.ES2015,
      true,
    ),
  );
  const manifest = create({ modules });
  for (const module of manifest.modules) {
    module.declarations = module.declarations?.filter(({ kind }) => kind === "class") ?? [];
    const own = module.declarations.map(({ name }) => name);
    module.exports = module.exports?.filter(({ name }) => own.includes(name)) ?? [];
    (module.declarations as Declaration[]).forEach(link);
  }
  relocate(manifest);
  return manifest;
}
