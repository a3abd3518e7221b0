import { rename, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { asProblem, ApiError, call, keyHeader, request } from "#client/call.ts";
import { pageOf } from "#contract/links/page-links.ts";
import { makeSnapshot, snapshotFilePath, type ViewRead } from "#contract/snapshots.ts";
import {
  callOf,
  type ServerOptions,
  serverFlags,
  serverOptions,
  talking,
} from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = {
  out: { type: "string" },
  title: { type: "string" },
  "api-key": serverFlags["api-key"],
} as const;

/** The pages without a browser, as they are built. */
const reader = z.object({
  readPage:
    z.custom<
      (options: {
        readonly page: string;
        readonly answer: (address: string, init: RequestInit) => Promise<Response>;
      }) => Promise<ViewRead[]>
    >(),
});

/** `touchstone snapshot`: a page of a running server, or a snapshot of one, as a file that needs no server. */
export async function snapshotCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
  });
  const [address, ...more] = positionals;
  if (address === undefined || more.length > 0 || !URL.canParse(address))
    throw new UsageError("one address of a page is wanted, as it stands in the browser.");
  if (values.out === undefined) throw new UsageError("--out FILE says where the file goes.");
  const { origin } = new URL(address);
  const server = serverOptions({ url: origin, "api-key": values["api-key"] }, "default");
  const found = await followed(new URL(address), server);
  const id = await talking(server, () => snapshotOf(found, server, values.title));
  const file = await talking(server, () => fileOf(server, id));
  await keep(values.out, file);
  process.stdout.write(
    `${values.out} holds the view (${(file.byteLength / 1024 ** 2).toFixed(1)} MiB).\nThe same on the server: ${origin}/snapshots/${id}\n`,
  );
  return 0;
}

/** Where a short link leads. */
async function followed(url: URL, server: ServerOptions): Promise<URL> {
  if (!url.pathname.startsWith("/l/")) return url;
  const answer = await talking(server, () =>
    request(url.href, { redirect: "manual", headers: keyHeader(server.apiKey) }),
  );
  const to = answer.headers.get("location");
  if (to === null) throw new Error(`there is no short link at ${url.href}.`);
  return new URL(to, url);
}

async function snapshotOf(
  url: URL,
  server: ServerOptions,
  title: string | undefined,
): Promise<string> {
  const [, known] = /^\/snapshots\/([\w-]+)$/.exec(url.pathname) ?? [];
  if (known !== undefined) return known;
  const page = `${url.pathname}${url.search}`;
  const opened = pageOf(url.pathname);
  if (!opened) throw new UsageError(`"${url.href}" is not a page of Touchstone.`);
  const { readPage } = await builtReader();
  const reads = await readPage({
    page,
    answer: (path, { headers, ...init }) => {
      const all = new Headers(headers);
      for (const [name, value] of Object.entries(keyHeader(server.apiKey))) all.set(name, value);
      return request(`${url.origin}${path}`, { ...init, headers: all });
    },
  });
  const { id } = await call(
    makeSnapshot,
    { p: opened.project },
    { ...callOf(server), body: { page, title: title ?? opened.title, reads } },
  );
  return id;
}

async function builtReader(): Promise<z.output<typeof reader>> {
  const place = new URL("../reader/reader.js", import.meta.url);
  try {
    return reader.parse(await import(/* @vite-ignore */ place.href));
  } catch (cause) {
    throw new Error("the pages are not built: run `npm run build` first.", { cause });
  }
}

async function fileOf(server: ServerOptions, id: string): Promise<Uint8Array> {
  const answer = await request(`${server.url}${snapshotFilePath.replace(":id", id)}`, {
    headers: keyHeader(server.apiKey),
  });
  if (!answer.ok) throw new ApiError(asProblem(answer, await answer.json().catch(() => undefined)));
  return new Uint8Array(await answer.arrayBuffer());
}

/** Written beside the file and moved there when whole. */
async function keep(file: string, content: Uint8Array): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await writeFile(partial, content);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
