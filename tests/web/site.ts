import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mediaType } from "../media-types.ts";

export const BUILT = fileURLToPath(new URL("../../dist/site", import.meta.url));

/** A plain static host, under a sub-path, that can go away and come back at the same address. It keeps a journal of what it was asked. */
export class Site {
  readonly journal: string[] = [];
  #server: Server | undefined;
  #port = 0;
  static readonly path = "/some/where/";

  /** @param folder What is served; a later deployment may put another one in its place. */
  constructor(public folder = BUILT) {}

  static async start(): Promise<Site> {
    const site = new Site();
    await site.serve();
    return site;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  get url(): string {
    return `${this.origin}${Site.path}`;
  }

  /** The app; what stands before is the front page. */
  get app(): string {
    return `${this.url}app/`;
  }

  async serve(): Promise<void> {
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      this.journal.push(pathname);
      const name = pathname.slice(Site.path.length).replace(/(^|\/)$/, "$1index.html");
      try {
        if (!pathname.startsWith(Site.path) || name.includes("..")) throw new Error("outside");
        const content = await readFile(join(this.folder, name));
        response.writeHead(200, { "content-type": mediaType(name) });
        response.end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}
