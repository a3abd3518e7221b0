import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const request = z.object({ model: z.string(), input: z.array(z.string()) });
export type EmbeddingRequest = z.output<typeof request> & {
  readonly headers: IncomingHttpHeaders;
};

/** What a request is answered with instead of vectors. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The connection breaks. */
  readonly breaks?: boolean;
}

export interface EmbeddingServer {
  /** Up to the version, as people configure it. */
  readonly url: string;
  readonly requests: EmbeddingRequest[];
  close(): Promise<void>;
}

/**
 * A server that speaks as OpenAI's interface for embeddings does. `answer` may answer the n-th request (from 0)
 * in another way; else each text gets the vector that `embed` makes of it.
 */
export async function startEmbeddingServer(
  embed: (text: string) => readonly number[],
  answer: (
    n: number,
    asked: EmbeddingRequest,
  ) => Answer | undefined | Promise<Answer | undefined> = () => undefined,
): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const parsed = request.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      const asked = { ...parsed, headers: incoming.headers };
      requests.push(asked);
      void (async () => {
        const other = await answer(requests.length - 1, asked);
        if (other?.breaks) return incoming.socket.destroy();
        const isPath = incoming.url === "/v1/embeddings" && incoming.method === "POST";
        const body = other?.body ?? {
          object: "list",
          model: asked.model,
          data: asked.input.map((text, index) => ({
            object: "embedding",
            index,
            embedding: embed(text),
          })),
          usage: { prompt_tokens: asked.input.length * 3, total_tokens: asked.input.length * 3 },
        };
        response
          .writeHead(isPath ? (other?.status ?? 200) : 404, {
            "content-type": "application/json",
            ...other?.headers,
          })
          .end(typeof body === "string" ? body : JSON.stringify(body));
      })();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
