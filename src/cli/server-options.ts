import { z } from "zod";
import { ApiError } from "#client/call.ts";
import { projectName } from "#contract/wire.ts";
import { UsageError } from "./usage.ts";

/** Which server and project a client command talks to. */
export interface ServerOptions {
  /** Origin and path of the server, without a slash at the end. */
  readonly url: string;
  /** Needed where the server has accounts. */
  readonly apiKey: string | undefined;
  readonly project: string;
  /** Ends what takes too long. */
  readonly signal?: AbortSignal;
  /** How long that is, in words. */
  readonly patience?: string;
}

/** The options that all client commands take, for `parseArgs`. */
export const serverFlags = {
  project: { type: "string" },
  url: { type: "string" },
  "api-key": { type: "string" },
} as const;

const address = z.url({ protocol: /^https?$/ });

/** Flag, then environment, then default. */
export function serverOptions(
  values: {
    readonly project?: string | undefined;
    readonly url?: string | undefined;
    readonly "api-key"?: string | undefined;
  },
  defaultProject: string,
): ServerOptions {
  const url = values.url ?? (process.env["TOUCHSTONE_URL"] || "http://127.0.0.1:4318");
  if (!address.safeParse(url).success)
    throw new UsageError(`"${url}" is not an address like http://127.0.0.1:4318.`);
  const project = projectName.safeParse(values.project ?? defaultProject);
  if (!project.success)
    throw new UsageError(
      `"${values.project}" cannot be the name of a project: ${project.error.issues[0]?.message}.`,
    );
  const apiKey = (values["api-key"] ?? process.env["TOUCHSTONE_API_KEY"]) || undefined;
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new UsageError("the key holds characters that no key has; was it copied whole?");
  return { url: url.replace(/\/+$/, ""), apiKey, project: project.data };
}

/** How the client reaches that server. */
export function callOf({ url, apiKey, signal }: ServerOptions): {
  base: string;
  apiKey?: string;
  signal?: AbortSignal;
} {
  return { base: url, ...(apiKey !== undefined && { apiKey }), ...(signal && { signal }) };
}

/** Runs a client command; what the server refused, or its silence, becomes one sentence. */
export async function talking<T>(
  { url, signal, patience }: ServerOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted)
      throw new Error(`the server at ${url} did not answer within ${patience}.`, { cause: error });
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 0)
      throw new Error(
        `no Touchstone server answers at ${url}. Start one with "touchstone serve", or name it with --url.`,
        { cause: error },
      );
    const { detail, hint } = error.problem;
    if (error.status === 401)
      throw new Error(
        `${detail} Make a key in Settings, and give it with --api-key or TOUCHSTONE_API_KEY.`,
        { cause: error },
      );
    throw new Error(hint ? `${detail} ${hint}` : detail, { cause: error });
  }
}
