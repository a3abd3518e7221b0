import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bundlePage } from "../bundle-page.ts";

export interface PlainChartPage {
  readonly url: string;
  stop(): void;
}

/** Serves the page of plain recharts, and to it an answer of the timeline. */
export async function servePlainChart(answer: Uint8Array): Promise<PlainChartPage> {
  const script = await bundlePage(import.meta.dirname);
  const server = createServer((request, response) => {
    if (request.url === "/page.js")
      response.setHeader("content-type", "text/javascript").end(script);
    else if (request.url === "/answer") response.end(answer);
    else
      response
        .setHeader("content-type", "text/html")
        .end(
          `<!doctype html><meta charset="utf-8"><title>plain chart</title><style>body { margin: 0; font: 12px Inter, system-ui, sans-serif; }</style><div id="root"></div><script type="module" src="/page.js"></script>`,
        );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${portOf(server)}/`, stop: () => server.close() };
}

function portOf(server: Server): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  return (server.address() as AddressInfo).port;
}
