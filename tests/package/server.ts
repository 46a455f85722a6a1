// A static server for one folder, as any host would serve it.

import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { mediaType } from "../media-types.ts";

export class StaticServer {
  private constructor(
    private readonly server: Server,
    /** Where it answers, without a slash at the end. */
    readonly address: string,
  ) {}

  static async start(folder: string): Promise<StaticServer> {
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      const file = join(folder, normalize(path));
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { "content-type": mediaType(file) });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    return new StaticServer(server, `http://127.0.0.1:${port}`);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
