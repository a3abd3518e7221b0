import { createHash } from "node:crypto";
import type { FrozenAnswer } from "#contract/snapshots.ts";

/**
 * SHA-256 of a copy in its canonical form: the page, then a line an answer, in the order of their addresses:
 * the SHA-256 of its body's bytes, status, media type, the form that was asked for, the address, the question.
 */
export function contentHash(page: string, answers: readonly FrozenAnswer[]): string {
  const lines = answers.map(
    ({ address, accept = "", question = "", status, mediaType, body, encoding }) => {
      const bytes = Buffer.from(body, encoding === "base64" ? "base64" : "utf8");
      const digest = createHash("sha256").update(bytes).digest("hex");
      return `${digest} ${status} ${JSON.stringify([mediaType, accept, address, question])}`;
    },
  );
  const sorted = lines.toSorted((a, b) => (addressIn(a) < addressIn(b) ? -1 : 1));
  return createHash("sha256")
    .update([JSON.stringify(page), ...sorted].join("\n"))
    .digest("hex");
}

function addressIn(line: string): string {
  return line.slice(line.indexOf("["));
}
