/**
 * Attributes being collected. Without a prototype, so that `__proto__` is a key like any other; the last
 * value of a repeated key wins, in the texts as in the numbers.
 */
export class AttributeMap {
  readonly texts: Record<string, string> = emptyRecord();
  readonly numbers: Record<string, number> = emptyRecord();

  put(key: string, text: string, number?: number): void {
    const repeated = this.texts[key] !== undefined;
    this.texts[key] = text;
    if (number !== undefined && Number.isFinite(number)) this.numbers[key] = number;
    else if (repeated) delete this.numbers[key];
  }
}

function emptyRecord<Value>(): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  return record;
}

/** How deep arrays and key-value lists may nest in one attribute, in either encoding. */
export const maxValueDepth = 40;

/** Decimal text of a double: "NaN" and "Infinity" stay readable words. */
export function doubleText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}

/** A double inside JSON text, where NaN and Infinity must be quoted to stay JSON. */
export function doubleJson(value: number): string {
  return Number.isFinite(value) ? doubleText(value) : `"${value}"`;
}
