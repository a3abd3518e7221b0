/** A measured value with its 95 % interval; the ends are null where there is no interval. */
export interface Measured {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The interval, or the value alone where there is none: an unknown width separates nothing. */
export function endsOf({ value, low, high }: Measured): { low: number; high: number } {
  return { low: low ?? value, high: high ?? value };
}
