import { createHash } from "node:crypto";

const known = new WeakMap<ArrayBufferView, string>();

/** A text that two columns share only where they hold the same numbers; made once for a column. */
export function digestOf(column: ArrayBufferView | null): string | null {
  if (column === null) return null;
  const made = known.get(column);
  if (made !== undefined) return made;
  const hash = createHash("sha1");
  hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  const digest = hash.digest("base64url");
  known.set(column, digest);
  return digest;
}

/** The same of a whole that holds columns: names, options and numbers in the order of its fields. */
export function digestOfAll(whole: unknown): string {
  const text = JSON.stringify(whole, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? digestOf(value) : value,
  );
  return createHash("sha1").update(text).digest("base64url");
}
