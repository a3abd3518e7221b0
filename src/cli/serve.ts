import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "#server/config.ts";
import { isLoopbackHost } from "#server/host-check.ts";
import { type RunningServer, serve } from "#server/serve.ts";
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
      accounts: { type: "boolean" },
      "public-url": { type: "string" },
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
    ...(values.accounts !== undefined && { TOUCHSTONE_ACCOUNTS: String(values.accounts) }),
    ...(values["public-url"] !== undefined && { TOUCHSTONE_PUBLIC_URL: values["public-url"] }),
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
  process.stdout.write(welcome(server, config));
  if (values.open) openBrowser(server.firstLink ?? config.publicUrl ?? server.url);
  await stopped;
  await server.close();
  return 0;
}

/** Where it listens, and who may come in. */
function welcome({ url, firstLink }: RunningServer, config: Config): string {
  const lines = [`Touchstone is listening on ${url}`];
  if (!config.accounts)
    lines.push(
      "It is open: whoever uses this machine may read and change everything, other machines cannot reach it.",
    );
  if (firstLink)
    lines.push(
      "Nobody has an account yet. Make the first, of an admin, with this link; it works once, for a day:",
      `  ${firstLink}`,
    );
  if (config.accounts && !isLoopbackHost(config.host) && !config.publicUrl?.startsWith("https:"))
    lines.push(
      "Passwords and keys travel unencrypted. Put a proxy with TLS in front, and name its address with --public-url.",
    );
  return `${lines.join("\n")}\n`;
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
