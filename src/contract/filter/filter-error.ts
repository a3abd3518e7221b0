/** A filter that cannot be read: what is wrong, what to do, and where. */
export class FilterError extends Error {
  override readonly name = "FilterError";
  readonly hint: string;
  /** Character offset into the source. */
  readonly position: number;

  constructor(message: string, hint: string, position: number) {
    super(message);
    this.hint = hint;
    this.position = position;
  }
}
