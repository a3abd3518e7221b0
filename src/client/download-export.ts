import { exportPath } from "#contract/records.ts";
import { ApiError, asProblem, keyHeader, request } from "./call.ts";

export interface DownloadOptions {
  readonly project: string;
  readonly base?: string;
  readonly apiKey?: string | undefined;
  readonly traces?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * The record stream of a project as it arrives. Reading fails when the answer breaks off, so whoever
 * reaches the end has all of it. Throws {@link ApiError}.
 */
export async function downloadExport({
  project,
  base = "",
  apiKey,
  traces = false,
  signal,
}: DownloadOptions): Promise<ReadableStream<Uint8Array>> {
  const path = exportPath.replace(":p", encodeURIComponent(project));
  const response = await request(`${base}${path}${traces ? "?traces=true" : ""}`, {
    method: "GET",
    headers: keyHeader(apiKey),
    ...(signal && { signal }),
  });
  if (response.ok && response.body) return response.body;
  const answer: unknown = await response.json().catch(() => undefined);
  throw new ApiError(asProblem(response, answer));
}
