import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { type LiveEvent, livePath } from "#contract/live.ts";
import { projectName } from "#contract/wire.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";

const keepAliveMs = 20_000;
const input = z.object({ p: projectName });

/** Server-sent events of a project. Streams end when the server closes. */
export const liveRoute: Route = (app, { live }) => {
  const open = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const stop of open) stop();
  });
  app.get(
    livePath,
    {
      config: needs("read"),
      schema: {
        ...securityOf("read"),
        summary: "Server-sent events: new traces, records, progress of jobs",
        params: input,
      },
    },
    async (request, reply) => {
      const { p } = input.parse(request.params);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...headersOf(reply),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
        // Kept alive after its end it would hold up a server that stops.
        connection: "close",
      });
      raw.write(": connected\n\n");
      const unsubscribe = live.subscribe(p, (event) => writeEvent(raw, event));
      const beat = setInterval(() => raw.write(": here\n\n"), keepAliveMs);
      const stop = (): void => {
        open.delete(stop);
        clearInterval(beat);
        unsubscribe();
        raw.end();
      };
      open.add(stop);
      request.raw.once("close", stop);
    },
  );
};

/** The protections of every answer, which a hijacked one would lack. */
function headersOf(reply: FastifyReply): Record<string, string> {
  const told = Object.entries(reply.getHeaders());
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}

/** A reader that does not keep up misses events; the lists it shows are read again anyway. */
function writeEvent(raw: ServerResponse, event: LiveEvent): void {
  if (raw.writableNeedDrain) return;
  raw.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
