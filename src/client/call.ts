import { z } from "zod";
import { pathParameters, type Endpoint, type Input, type OtherForm } from "#contract/endpoint.ts";
import { problem, type Problem } from "#contract/problem.ts";
import { answerSource } from "./answer-source.ts";

/** An answer that is a problem document, or a server that could not be reached (status 0). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly problem: Problem;

  constructor(detail: Problem) {
    super(detail.detail);
    this.status = detail.status;
    this.problem = detail;
  }
}

export interface CallOptions<B = unknown> {
  /** Origin of the server; the page's own when left out. */
  readonly base?: string;
  /** Of a program; a browser's session travels by itself. */
  readonly apiKey?: string | undefined;
  readonly signal?: AbortSignal;
  readonly body?: B;
}

/** Calls an endpoint and parses its answer by the contract. Throws {@link ApiError}. */
export async function call<I extends Input, O extends z.ZodType, B>(
  endpoint: Endpoint<I, O, B>,
  input: z.output<I>,
  { base = "", apiKey, signal, body }: CallOptions<B> = {},
): Promise<z.output<O>> {
  const response = await request(`${base}${urlOf(endpoint, input)}`, {
    method: endpoint.method,
    ...(signal && { signal }),
    headers: {
      ...keyHeader(apiKey),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(asProblem(response, answer));
  return endpoint.output.parse(answer);
}

/** Calls an endpoint for its answer in another form than JSON. Throws {@link ApiError}. */
export async function callForm<I extends Input, Answer>(
  { endpoint, mediaType, decode }: OtherForm<I, Answer>,
  input: z.output<I>,
  { base = "", apiKey, signal }: Omit<CallOptions, "body"> = {},
): Promise<Answer> {
  const response = await request(`${base}${urlOf(endpoint, input)}`, {
    method: endpoint.method,
    headers: { accept: mediaType, ...keyHeader(apiKey) },
    ...(signal && { signal }),
  });
  if (response.ok) return decode(await response.arrayBuffer());
  const answer: unknown = await response.json().catch(() => undefined);
  throw new ApiError(asProblem(response, answer));
}

/** What a query string can carry. */
const wireForm = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional());

/** Path and query string of a call. */
export function urlOf<I extends Input, O extends z.ZodType, B>(
  endpoint: Endpoint<I, O, B>,
  input: z.output<I>,
): string {
  const encoded = wireForm.parse(z.encode(endpoint.input, input));
  const inPath = pathParameters(endpoint.path);
  let path: string = endpoint.path;
  for (const name of inPath)
    path = path.replace(`:${name}`, encodeURIComponent(String(encoded[name])));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(encoded))
    if (!inPath.includes(key) && value !== undefined) query.set(key, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** How a program says who it is. */
export function keyHeader(apiKey: string | undefined): Record<string, string> {
  return apiKey ? { authorization: `Bearer ${apiKey}` } : {};
}

/** Asks the source of answers, or throws the problem that nobody answers. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await answerSource().answer(url, init);
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    throw new ApiError({
      type: "urn:touchstone:problem:unreachable",
      title: "No answer",
      status: 0,
      code: "unreachable",
      detail: "The Touchstone server did not answer.",
      hint: "Is it running? Start it with `npm start`.",
    });
  }
}

/** What a refusal says, or that it says nothing. */
export function asProblem(response: Response, answer: unknown): Problem {
  const parsed = problem.safeParse(answer);
  if (parsed.success) return parsed.data;
  return {
    type: "about:blank",
    title: response.statusText || "Error",
    status: response.status,
    code: "unknown",
    detail: `The server answered ${response.status} without saying why.`,
  };
}
