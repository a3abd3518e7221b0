import { backupPath, restoreAnswer, type RestoreAnswer, restorePath } from "#contract/backup.ts";
import { ApiError, asProblem, keyHeader, request } from "./call.ts";

interface Server {
  readonly base: string;
  readonly apiKey?: string;
}

/** Everything that a server stores, gzipped, as it arrives. Throws {@link ApiError}. */
export async function downloadBackup({
  base,
  apiKey,
}: Server): Promise<ReadableStream<Uint8Array>> {
  const response = await request(`${base}${backupPath}`, {
    method: "GET",
    headers: keyHeader(apiKey),
  });
  if (response.ok && response.body) return response.body;
  const answer: unknown = await response.json().catch(() => undefined);
  throw new ApiError(asProblem(response, answer));
}

/** Restores a gzipped backup into a server without data. Throws {@link ApiError}. */
export async function uploadBackup(
  { base, apiKey }: Server,
  backup: ReadableStream<Uint8Array>,
): Promise<RestoreAnswer> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/gzip", ...keyHeader(apiKey) },
    body: backup,
    // A body that is a stream is sent before the answer comes; the type of fetch does not know it yet.
    duplex: "half",
  };
  const response = await request(`${base}${restorePath}`, init);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return restoreAnswer.parse(answer);
  throw new ApiError(asProblem(response, answer));
}
