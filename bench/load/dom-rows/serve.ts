import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bundlePage } from "../bundle-page.ts";

export interface DomRowsPage {
  /** Address of the page for a trace, in a box of this size. */
  addressOf(count: number, box: { readonly width: number; readonly height: number }): string;
  stop(): void;
}

/** Serves the page of virtualised elements, and to it the columns that `traceOf` gives. */
export async function serveDomRows(traceOf: (count: number) => Uint8Array): Promise<DomRowsPage> {
  const script = await bundlePage(import.meta.dirname);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    if (pathname === "/page.js") response.setHeader("content-type", "text/javascript").end(script);
    else if (pathname === "/trace") response.end(traceOf(Number(searchParams.get("count"))));
    else response.setHeader("content-type", "text/html").end(html(searchParams));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    addressOf: (count, { width, height }) =>
      `http://127.0.0.1:${portOf(server)}/?count=${count}&width=${width}&height=${height}`,
    stop: () => server.close(),
  };
}

function portOf(server: Server): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  return (server.address() as AddressInfo).port;
}

function html(search: URLSearchParams): string {
  const width = Number(search.get("width"));
  const height = Number(search.get("height"));
  return `<!doctype html><meta charset="utf-8"><title>virtualised rows</title><style>
body { margin: 0; font: 13px Inter, system-ui, sans-serif; }
.scroller { width: ${width}px; height: ${height}px; overflow: auto; }
.row { position: absolute; top: 0; left: 0; width: ${width - 15}px; height: 28px; display: flex; align-items: center; }
.guide { position: absolute; top: 0; width: 1px; height: 28px; background: #e2e4e8; }
.name { position: relative; display: flex; gap: 5px; align-items: center; height: 28px; width: 420px; flex: none; box-sizing: border-box; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.name button { width: 16px; border: 0; background: none; padding: 0; }
.bars { flex: 1; position: relative; height: 12px; }
.bar { position: absolute; height: 12px; background: #3a5da6; }
.failed { background: #c0212b; }
.figure { width: 70px; text-align: right; font-size: 12px; }
</style><div id="root"></div><script type="module" src="/page.js"></script>`;
}
