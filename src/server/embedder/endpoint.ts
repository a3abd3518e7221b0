import { z } from "zod";
import { patient, type Patience, TemporaryError } from "./patient.ts";

export interface EndpointSettings {
  /** Address of an interface like OpenAI's, with or without `/embeddings` at its end. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

export interface EmbeddedTexts {
  readonly vectors: readonly (readonly number[])[];
  /** Tokens that the endpoint counted; null where it does not say. */
  readonly tokens: number | null;
}

/** An endpoint for embeddings that speaks as OpenAI's does. */
export interface EmbeddingEndpoint {
  readonly host: string;
  readonly local: boolean;
  readonly model: string;
  /**
   * A vector a text, all of one length. Tries again where the endpoint is busy or fails for a moment; throws an
   * Error with a sentence for people where it refuses or answers something else.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<EmbeddedTexts>;
}

export interface EmbedOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told before a wait. */
  readonly onWait?: (ms: number, why: string) => void;
}

const answerMs = 120_000;
const saidCharacters = 300;
const answer = z.object({
  data: z.array(
    z.object({
      index: z.int().nonnegative().optional(),
      embedding: z.union([z.array(z.number()).min(1), z.string()]),
    }),
  ),
  usage: z
    .object({ prompt_tokens: z.number().nullish(), total_tokens: z.number().nullish() })
    .nullish(),
});
const refusal = z.object({
  error: z.union([
    z.string(),
    z.object({ message: z.string(), code: z.union([z.string(), z.number()]).nullish() }),
  ]),
});

export function createEndpoint(
  { url, model, key }: EndpointSettings,
  patience?: Patience,
): EmbeddingEndpoint {
  const address = new URL(url);
  if (!address.pathname.endsWith("/embeddings"))
    address.pathname = `${address.pathname.replace(/\/+$/, "")}/embeddings`;
  const { host, hostname } = address;

  /** What the endpoint said, without the key should it repeat it. */
  function said(body: string): string {
    const parsed = refusal.safeParse(safeJson(body)).data?.error;
    const text = parsed === undefined ? body : typeof parsed === "string" ? parsed : parsed.message;
    const hidden = key ? text.replaceAll(key, "…") : text;
    return hidden.replaceAll(/\s+/g, " ").trim().slice(0, saidCharacters);
  }

  async function ask(
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<EmbeddedTexts> {
    const limit = AbortSignal.timeout(answerMs);
    let response: Response;
    try {
      response = await fetch(address, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...(key && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
        // Elsewhere than where people were told it goes, nothing goes.
        redirect: "error",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new TemporaryError(
        limit.aborted
          ? `${host} did not answer within ${answerMs / 1000} seconds.`
          : `${host} cannot be reached: ${reasonOf(error)}.`,
      );
    }
    const body = await response.text();
    if (!response.ok) throw faultOf(response, body);
    return readAnswer(host, texts.length, body);
  }

  function faultOf(response: Response, body: string): Error {
    const sentence = `${host} answered ${response.status}: ${said(body) || response.statusText}`;
    const code = refusal.safeParse(safeJson(body)).data?.error;
    const isSpent = typeof code === "object" && code.code === "insufficient_quota";
    const { status } = response;
    const passes = status === 408 || status === 425 || status === 429 || status >= 500;
    if (!passes || isSpent) return new Error(sentence);
    return new TemporaryError(sentence, response.headers.get("retry-after"));
  }

  return {
    host,
    local: /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname),
    model,
    embed: (texts, { signal, onWait } = {}) =>
      patient(() => ask(texts, signal), { ...patience, signal, onWait }),
  };
}

function readAnswer(host: string, asked: number, body: string): EmbeddedTexts {
  const parsed = answer.safeParse(safeJson(body));
  if (!parsed.success) throw new Error(`${host} answered something else than embeddings.`);
  const { data, usage } = parsed.data;
  if (data.length !== asked)
    throw new Error(`${host} answered ${data.length} embeddings for ${asked} texts.`);
  const vectors: number[][] = Array.from({ length: asked }, () => []);
  for (const [at, { index = at, embedding }] of data.entries()) {
    const vector = typeof embedding === "string" ? floatsOf(embedding) : embedding;
    if (index >= asked || vectors[index]!.length > 0 || vector.length === 0)
      throw new Error(`${host} answered embeddings that do not fit the texts.`);
    vectors[index] = vector;
  }
  const odd = vectors.find((vector) => vector.length !== vectors[0]!.length);
  if (odd)
    throw new Error(
      `${host} answered vectors of ${vectors[0]!.length} and of ${odd.length} numbers at once.`,
    );
  return { vectors, tokens: usage?.total_tokens ?? usage?.prompt_tokens ?? null };
}

/** 32-bit floats in base64, which some answer whatever form was asked for. */
function floatsOf(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length % 4 !== 0) return [];
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return "unknown";
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
