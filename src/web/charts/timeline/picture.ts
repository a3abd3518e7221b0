/** One run of a series, at its place from left to right. */
export interface PictureDot {
  readonly x: number;
  readonly value: number;
  /** Ends of the interval over examples. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unusual: boolean;
}

/** Where reruns of an unchanged system fall, from one place to another. */
export interface PictureBand {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What happened just before a place. */
export interface PictureEvent {
  readonly x: number;
  readonly kind: "change" | "possible_change" | "break";
  readonly words: string;
}

export interface PictureLine {
  readonly key: string;
  readonly color: string;
  readonly dashed: boolean;
  /** One of many that have no colour of their own: it stands behind the others and has no band. */
  readonly faint: boolean;
  /** Stretches without a gap: a run without a value is never bridged. */
  readonly parts: readonly (readonly PictureDot[])[];
  readonly bands: readonly PictureBand[];
}

export interface SeriesPicture {
  readonly lines: readonly PictureLine[];
  readonly events: readonly PictureEvent[];
  /** Places that somebody said something of. */
  readonly noted: readonly number[];
  /** Places, also those without a value. */
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** The dot of a line at a place: parts and the dots inside them go from left to right. */
export function dotAt(parts: PictureLine["parts"], place: number): PictureDot | undefined {
  const part = parts.find((one) => one[0]!.x <= place && one.at(-1)!.x >= place);
  let [low, high] = [0, part ? part.length - 1 : -1];
  while (part && low <= high) {
    const middle = (low + high) >> 1;
    const dot = part[middle]!;
    if (dot.x === place) return dot;
    if (dot.x < place) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** A rectangle in pixels and what its edges stand for. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** Pixel of a place; half a step is left free at both ends. */
export function xOf({ width, count }: Plot, place: number): number {
  return ((place + 0.5) / Math.max(1, count)) * width;
}

/** The place under a pixel. */
export function placeAt({ width, count }: Plot, x: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((x / Math.max(1, width)) * count)));
}

export function yOf({ height, low, high }: Plot, value: number): number {
  return height - ((value - low) / (high - low || 1)) * height;
}
