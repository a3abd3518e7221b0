import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { readConfig } from "#server/config.ts";
import { serve } from "#server/serve.ts";
import { DirectoryInUse } from "#server/store/engine/engine.ts";

/** `touchstone serve`: settles when the server has stopped. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      host: { type: "string" },
      data: { type: "string" },
      "clickhouse-url": { type: "string" },
      open: { type: "boolean", default: false },
    },
  });
  const config = readConfig({
    ...process.env,
    ...(values.port !== undefined && { TOUCHSTONE_PORT: values.port }),
    ...(values.host !== undefined && { TOUCHSTONE_HOST: values.host }),
    ...(values.data !== undefined && { TOUCHSTONE_DATA: values.data }),
    ...(values["clickhouse-url"] !== undefined && {
      TOUCHSTONE_CLICKHOUSE_URL: values["clickhouse-url"],
    }),
  });
  const stopped = stopSignal();
  const server = await serve({ config }).catch((error: unknown) => {
    if (error instanceof DirectoryInUse)
      throw new Error(
        `Another Touchstone server already uses ${config.data}. Stop it, or choose another folder with --data.`,
      );
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      throw new Error(
        `Port ${config.port} is taken. Choose another with --port, or 0 for a free one.`,
      );
    throw error;
  });
  process.stdout.write(`Touchstone is listening on ${server.url}\n`);
  if (values.open) openBrowser(server.url);
  await stopped;
  await server.close();
  return 0;
}

/** Settles at the first SIGINT or SIGTERM; a second one leaves at once. */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(1);
      asked = true;
      done();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

function openBrowser(url: string): void {
  const opener = { darwin: "open", win32: "explorer" }[String(process.platform)] ?? "xdg-open";
  spawn(opener, [url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
