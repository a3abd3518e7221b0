import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate as inflateZlib } from "node:zlib";
import type { FastifyRequest } from "fastify";
import { ProblemError } from "#contract/problem.ts";

const inflaters = {
  gzip: promisify(gunzip),
  deflate: promisify(inflateZlib),
  br: promisify(brotliDecompress),
} as const;

/** The body as it was before its Content-Encoding; inflating stops at the limit. */
export async function inflate(request: FastifyRequest, limitBytes: number): Promise<Uint8Array> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return body;
  if (!isKnown(encoding))
    throw new ProblemError(
      "unsupported_media_type",
      `Content-Encoding ${encoding} is not understood.`,
      {
        hint: "Send gzip, deflate or br, or no encoding.",
      },
    );
  try {
    return await inflaters[encoding](body, { maxOutputLength: limitBytes });
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
    )
      throw new ProblemError(
        "too_large",
        `The request is larger than ${limitBytes} bytes when inflated.`,
        {
          hint: "Send smaller batches.",
        },
      );
    throw new ProblemError("bad_request", `The body is not valid ${encoding}.`);
  }
}

function isKnown(encoding: string): encoding is keyof typeof inflaters {
  return Object.hasOwn(inflaters, encoding);
}
