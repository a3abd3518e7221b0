/** Four 32-bit words, not all zero. */
export type RandomState = readonly [number, number, number, number];

/** A stream of numbers that a seed determines wholly. */
export interface RandomSource {
  /** A whole number in 0..2^32-1. */
  readonly next: () => number;
  /** A whole number in 0..n-1: floor(next * n / 2^32). */
  readonly below: (n: number) => number;
}

/**
 * Spreads a 32-bit seed over the four words of the state by splitmix32, so that near seeds give
 * unrelated streams.
 */
export function stateFromSeed(seed: number): RandomState {
  let counter = seed >>> 0;
  const word = (): number => {
    counter = (counter + 0x9e37_79b9) >>> 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a_2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return [word(), word(), word(), word()];
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, public domain).
 *
 * Written out because the same 20 lines in Python give the same stream, so that every resampled number
 * can be checked from outside.
 */
export function xoshiro128(state: RandomState): RandomSource {
  let [a, b, c, d] = state;
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return { next, below: (n) => Math.floor((next() * n) / 0x1_0000_0000) };
}

export function seededRandom(seed: number): RandomSource {
  return xoshiro128(stateFromSeed(seed));
}
