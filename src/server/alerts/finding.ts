/** Something that stands in a series, or stood, as an evaluation of its rule finds it. */
export interface Finding {
  /** The same in every evaluation: what was told of it is not told again. */
  readonly key: string;
  /** Keys that it may be known under: a change moves by a run or two as more runs come. */
  readonly aliases?: readonly string[];
  readonly series: string;
  readonly run: string | null;
  readonly sentence: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  /** Path of the picture. */
  readonly link: string;
  /** How it was over; null while it stands. */
  readonly over: string | null;
  /** Whether it is old news for a rule that has just been made. */
  readonly past: boolean;
}

/** What one evaluation of a rule comes to. */
export interface Findings {
  readonly found: readonly Finding[];
  /** What is said of an alert that is found no more. */
  readonly gone: string;
  /**
   * Keys of what was looked at, where that is not the whole series: an alert about anything else stays as it is.
   */
  readonly looked?: ReadonlySet<string>;
}
