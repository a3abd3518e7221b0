import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

export const variants = ["own", "regl-scatterplot", "embedding-atlas"] as const;
export type Variant = (typeof variants)[number];

const box = { width: 900, height: 700 };
const packages = join(import.meta.dirname, "../../scatter");
const entries: Record<Variant, string> = {
  own: join(import.meta.dirname, "own.tsx"),
  "regl-scatterplot": join(packages, "regl.js"),
  "embedding-atlas": join(packages, "atlas.js"),
};

export interface ScatterPages {
  addressOf(variant: Variant, count: number): string;
  stop(): void;
}

/** A page for each way of drawing, and the same points for all of them. */
export async function serveScatter(pointsOf: (count: number) => Uint8Array): Promise<ScatterPages> {
  const scripts = new Map<string, ReadonlyMap<string, string | Uint8Array>>();
  for (const variant of variants) scripts.set(variant, await bundle(entries[variant]));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    const [, variant = "", ...file] = pathname.split("/");
    const script = scripts.get(variant)?.get(file.join("/"));
    if (variant === "points") response.end(pointsOf(Number(searchParams.get("count"))));
    else if (script !== undefined)
      response.setHeader("content-type", "text/javascript").end(script);
    else response.setHeader("content-type", "text/html").end(html(variant));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (variant, count) => `http://127.0.0.1:${port}/${variant}/?count=${count}`,
    stop: () => server.close(),
  };
}

async function bundle(entry: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const stub = join(packages, "stub.js");
  const result = await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    mode: "production",
    base: "./",
    resolve: { alias: { "@uwdata/mosaic-core": stub, "@uwdata/mosaic-sql": stub } },
    worker: { format: "es" },
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: {
        input: { page: entry },
        output: { entryFileNames: "page.js" },
        shimMissingExports: true,
      },
    },
  });
  const outputs = Array.isArray(result) ? result : "output" in result ? [result] : [];
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]),
  );
}

/** The few classes of the product's chart that place it. */
function html(variant: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${variant}</title><style>
body { margin: 0; background: #fff; }
#root { width: ${box.width}px; height: ${box.height}px; display: flex; position: relative; }
.relative { position: relative; } .absolute { position: absolute; } .inset-0 { inset: 0; }
.size-full { width: 100%; height: 100%; } .flex-1 { flex: 1; } .overflow-hidden { overflow: hidden; }
.pointer-events-none { pointer-events: none; } .touch-none { touch-action: none; }
</style><div id="root"></div><script type="module" src="./page.js"></script>`;
}
