import type { z } from "zod";
import type { Access } from "./access.ts";

/** Path and query parameters arrive as text; codecs say what they mean. */
export type Input = z.ZodObject;

/** One entry of the table that the browser, the CLI, the tests and the server all read. */
export interface Endpoint<I extends Input = Input, O extends z.ZodType = z.ZodType, B = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `:name` marks a path parameter; every other key of `input` is a query parameter. */
  readonly path: `/api/v1/${string}`;
  readonly summary: string;
  /** What its caller needs, in the project that `p` or `project` of the input names. */
  readonly access: Access;
  readonly input: I;
  readonly body?: z.ZodType<B> | undefined;
  readonly output: O;
}

/** The answer of an endpoint in another form, which `Accept` asks for. */
export interface OtherForm<I extends Input, Answer> {
  readonly endpoint: Endpoint<I, z.ZodType, undefined>;
  readonly mediaType: string;
  /** Throws where the body is not of this form. */
  readonly decode: (body: ArrayBuffer) => Answer;
}

interface Declared {
  readonly summary: string;
  /** `read` for what is got and `write` for what is sent, where it is not said. */
  readonly access?: Access;
}

export function get<I extends Input, O extends z.ZodType>(
  path: `/api/v1/${string}`,
  shapes: Declared & { readonly input: I; readonly output: O },
): Endpoint<I, O, undefined> {
  return { method: "GET", path, access: "read", ...shapes };
}

export function send<I extends Input, O extends z.ZodType, B>(
  method: "POST" | "PUT" | "DELETE",
  path: `/api/v1/${string}`,
  shapes: Declared & {
    readonly input: I;
    readonly body: z.ZodType<B>;
    readonly output: O;
  },
): Endpoint<I, O, B> {
  return { method, path, access: "write", ...shapes };
}

/** Names of the `:parameters` of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
}
