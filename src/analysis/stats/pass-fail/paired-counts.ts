/** Examples by what became of them in the baseline and in the new run, one result each. */
export interface PairedCounts {
  readonly bothPass: number;
  /** Only the baseline passes. */
  readonly loss: number;
  /** Only the new run passes. */
  readonly win: number;
  readonly bothFail: number;
}

export function pairedTotal({ bothPass, loss, win, bothFail }: PairedCounts): number {
  return bothPass + loss + win + bothFail;
}
