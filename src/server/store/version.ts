let last = 0;

/**
 * A number for the column `ver`: larger than every one this process gave before, and close to the clock, so
 * that the last write wins across processes too. Below 2^53 until the year 2248.
 */
export function nextVersion(): number {
  last = Math.max(last + 1, Date.now() * 1024);
  return last;
}

/**
 * The same as a number that shrinks with time: of rows with one key the newest `ver` stays, and with this one
 * it is the row that came first.
 */
export function firstVersion(version: number): number {
  return versionMirror - version;
}

/** Above every version, and exact as a double. */
export const versionMirror = 2 ** 53;
