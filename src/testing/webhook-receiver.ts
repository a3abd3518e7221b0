import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What the receiver does with the next request: a status with its headers, silence, or hanging up. */
export type Behaviour =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | "silent"
  | "hangs up";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** How the next requests are answered, in their order; with 204 once these are used up. */
  next(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** A real receiver of webhooks on this machine that fails as it is told. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const queue: Behaviour[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ path, headers, body, atMs: performance.now() });
      const behaviour = queue.shift() ?? { status: 204 };
      if (behaviour === "silent") return;
      if (behaviour === "hangs up") {
        request.socket.destroy();
        return;
      }
      response.writeHead(behaviour.status, behaviour.headers).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    next: (...behaviours) => void queue.push(...behaviours),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
