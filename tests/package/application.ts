// An application as a stranger builds it: with Vite, with React or another framework beside it.

import { join } from "node:path";
import { build } from "vite";
import { type Project, root } from "./installed.ts";

/** Where packages are that a stranger would have installed too. */
export const modules = join(root, "www/node_modules");

/** Builds the project's `index.html`, and gives its address on the host of the project. */
export async function bundled(
  project: Project,
  aliases: Record<string, string> = {},
): Promise<string> {
  await build({
    root: project.folder,
    base: "./",
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": `"production"` },
    resolve: {
      alias: { react: `${modules}/react`, "react-dom": `${modules}/react-dom`, ...aliases },
    },
  });
  return `/${project.name}/dist/index.html`;
}
