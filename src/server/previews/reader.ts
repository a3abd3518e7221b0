import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Endpoint, type Input, pathParameters } from "#contract/endpoint.ts";
import { shareHeader } from "#contract/shares.ts";
import type { FrozenAnswer, ViewRead } from "#contract/snapshots.ts";
import { callerHeaders } from "../sharing/freeze.ts";

/** Asks this server itself, under the rights of whoever wants the preview. Undefined where that is refused. */
export type Reader = <I extends Input, O extends z.ZodType>(
  endpoint: Endpoint<I, O, undefined>,
  input: z.output<I>,
) => Promise<z.output<O> | undefined>;

/** Reads as the caller. */
export function callerReader(app: FastifyInstance, caller: FastifyRequest): Reader {
  const headers = callerHeaders(caller);
  return async (endpoint, input) =>
    answerTo(app, endpoint, addressOf(endpoint, input), headers, caller.ip);
}

/** Reads as somebody with the link: of each endpoint what the view itself reads, the most telling where several. */
export function shareReader(
  app: FastifyInstance,
  { token, reads, ip, host }: ShareReaderOptions,
): Reader {
  return async (endpoint) => {
    const found = mostTelling(reads, endpoint.path);
    if (!found) return undefined;
    return answerTo(app, endpoint, found.address, { [shareHeader]: token, host }, ip);
  };
}

/** Reads from a copy. */
export function frozenReader(answers: readonly FrozenAnswer[]): Reader {
  return async (endpoint) => {
    const found = mostTelling(answers, endpoint.path);
    if (found?.status !== 200) return undefined;
    return endpoint.output.safeParse(JSON.parse(found.body)).data;
  };
}

/** Of the reads of one endpoint the one that asks for most; only of those that ask for JSON. */
function mostTelling<Read extends ViewRead>(
  reads: readonly Read[],
  path: string,
): Read | undefined {
  const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, "[^/?]+")}(\\?|$)`);
  return reads
    .filter(({ address, accept }) => accept === undefined && pattern.test(address))
    .toSorted((a, b) => b.address.length - a.address.length)[0];
}

interface ShareReaderOptions {
  readonly token: string;
  readonly reads: readonly ViewRead[];
  readonly ip: string;
  readonly host: string;
}

async function answerTo<O extends z.ZodType>(
  app: FastifyInstance,
  endpoint: { readonly output: O },
  url: string,
  headers: Readonly<Record<string, string>>,
  remoteAddress: string,
): Promise<z.output<O> | undefined> {
  const answer = await app.inject({ method: "GET", url, headers, remoteAddress });
  if (answer.statusCode !== 200) return undefined;
  return endpoint.output.safeParse(answer.json()).data;
}

const wireForm = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional());

function addressOf<I extends Input>(
  endpoint: { readonly path: string; readonly input: I },
  input: z.output<I>,
): string {
  const encoded = wireForm.parse(z.encode(endpoint.input, input));
  const inPath = pathParameters(endpoint.path);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(encoded[name])),
  );
  const query = Object.entries(encoded).flatMap(([key, value]) =>
    inPath.includes(key) || value === undefined ? [] : [[key, String(value)] as [string, string]],
  );
  return `${path}?${new URLSearchParams(query).toString()}`;
}
