/** Both ends belong to the interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Cuts an interval to what the quantity can be. */
export function clipInterval({ low, high }: Interval, least: number, most: number): Interval {
  return { low: Math.max(low, least), high: Math.min(high, most) };
}
