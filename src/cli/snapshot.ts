import { rename, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ApiError, asProblem, call, keyHeader, request } from "#client/call.ts";
import { pageOf } from "#contract/links/page-links.ts";
import {
  makeSnapshot,
  type RedactedCount,
  snapshotFilePath,
  type ViewRead,
} from "#contract/snapshots.ts";
import {
  callOf,
  serverFlags,
  type ServerOptions,
  serverOptions,
  talking,
} from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = {
  "api-key": serverFlags["api-key"],
  out: { type: "string" },
  title: { type: "string" },
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
  const given = new URL(address);
  const server = serverOptions({ url: given.origin, "api-key": values["api-key"] }, "default");
  const found = await talking(server, () => followed(given));
  const { id, redacted } = await talking(server, () => snapshotOf(server, found, values.title));
  const file = await talking(server, () => fileOf(server, id));
  await keep(values.out, file);
  if (redacted && redacted.length > 0)
    process.stdout.write(
      `Redacted: ${redacted.map(({ name, values: n, places }) => `${name}: ${n} in ${places} places`).join(", ")}.\n`,
    );
  process.stdout.write(
    `${values.out} holds the view (${(file.byteLength / 1024 ** 2).toFixed(1)} MiB).\nThe same on the server: ${found.origin}/snapshots/${id}\n`,
  );
  return 0;
}

/** Where a short link leads. */
async function followed(url: URL): Promise<URL> {
  if (!url.pathname.startsWith("/l/")) return url;
  const answer = await request(url.href, { redirect: "manual" });
  const to = answer.headers.get("location");
  if (to === null) throw new Error(`there is no short link at ${url.href}.`);
  return new URL(to, url);
}

async function snapshotOf(
  server: ServerOptions,
  url: URL,
  title: string | undefined,
): Promise<{ readonly id: string; readonly redacted: readonly RedactedCount[] | null }> {
  const [, known] = /^\/snapshots\/([\w-]+)$/.exec(url.pathname) ?? [];
  if (known !== undefined) return { id: known, redacted: null };
  const page = `${url.pathname}${url.search}`;
  const opened = pageOf(url.pathname);
  if (!opened) throw new UsageError(`"${url.href}" is not a page of Touchstone.`);
  const { readPage } = await builtReader();
  const reads = await readPage({
    page,
    answer: (path, init) =>
      request(`${server.url}${path}`, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), ...keyHeader(server.apiKey) },
      }),
  });
  return call(
    makeSnapshot,
    { p: opened.project },
    { ...callOf(server), body: { page, title: title ?? opened.title, reads } },
  );
}

async function builtReader(): Promise<z.output<typeof reader>> {
  const place = new URL("../reader/reader.js", import.meta.url);
  try {
    return reader.parse(await import(/* @vite-ignore */ place.href));
  } catch (cause) {
    throw new Error("the pages are not built: run `npm run build` first.", { cause });
  }
}

async function fileOf({ url, apiKey }: ServerOptions, id: string): Promise<Uint8Array> {
  const answer = await request(`${url}${snapshotFilePath.replace(":id", id)}`, {
    headers: keyHeader(apiKey),
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
