/**
 * Distribution function of the standard normal, absolute error below 1e-15, right in the far tail too.
 *
 * Series 1/2 + phi(x) * (x + x^3/3 + x^5/15 + ...) near zero, Laplace's continued fraction outside
 * (Marsaglia 2004).
 */
export function normalCdf(x: number): number {
  if (x === 0) return 0.5;
  const size = Math.abs(x);
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  const upper = size < 3 ? 0.5 - density * oddSeries(size) : density * tailFraction(size);
  return x > 0 ? 1 - upper : upper;
}

function oddSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/** 1/(x+1/(x+2/(x+3/...))); 120 levels are enough from x = 3 on. */
function tailFraction(x: number): number {
  let below = x;
  for (let level = 120; level >= 1; level -= 1) below = x + level / below;
  return 1 / below;
}

/**
 * x with normalCdf(x) = p, for 0 < p < 1 (plus or minus infinity at the ends).
 *
 * Start from a rough guess, then Newton's steps on the smaller tail: full precision.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Laplace's tail for the far end, where the logistic guess would underflow.
  let x = p < 0.02 ? -Math.sqrt(-2 * Math.log(p)) : Math.log(p / (1 - p)) / 1.702;
  for (let step = 0; step < 60; step += 1) {
    const cdf = normalCdf(x);
    const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    // Newton on the logarithm of the tail, which is nearly straight there.
    const move = ((Math.log(cdf) - Math.log(p)) * cdf) / density;
    x -= Math.max(-2, Math.min(2, move));
    if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(x))) break;
  }
  return x;
}
