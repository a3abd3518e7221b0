/** The body is not what its content type says: the sender must not send it again (HTTP 400). */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
}

/** Words for anything thrown while decoding. */
export function asDecodeError(thrown: unknown, what: string): DecodeError {
  if (thrown instanceof DecodeError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : "not readable";
  return new DecodeError(`The body is not a valid ${what}: ${reason}`);
}
