let last = 0;

/**
 * A number for the column `ver`: larger than every one this process gave before, and close to the clock, so
 * that the last write wins across processes too. Below 2^53 until the year 2248.
 */
export function nextVersion(): number {
  last = Math.max(last + 1, Date.now() * 1024);
  return last;
}
