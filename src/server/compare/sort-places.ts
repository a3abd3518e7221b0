const digitBits = 16;
const digits = 1 << digitBits;

/**
 * These places by their key, smallest first, NaN last, equal keys in the order given: four counting passes over
 * the bits of the doubles, which take a hundred thousand rows in some milliseconds.
 */
export function sortPlaces(places: Int32Array, keys: Float64Array): Int32Array {
  const n = places.length;
  const words = new Uint32Array(
    keys.buffer.slice(keys.byteOffset, keys.byteOffset + keys.byteLength),
  );
  const key = new Uint16Array(words.length * 2);
  for (let place = 0; place < keys.length; place++) {
    let low = words[place * 2]!;
    let high = words[place * 2 + 1]!;
    if (Number.isNaN(keys[place]!)) low = high = 0xffff_ffff;
    else if (keys[place] === 0) [low, high] = [0, 0x8000_0000]; // -0 is no smaller than 0
    else if (high >>> 31 === 1) [low, high] = [~low >>> 0, ~high >>> 0];
    else high = (high | 0x8000_0000) >>> 0;
    const at = place * 4;
    key[at] = low;
    key[at + 1] = low >>> 16;
    key[at + 2] = high;
    key[at + 3] = high >>> 16;
  }
  let from = places.slice();
  let to = new Int32Array(n);
  const counts = new Uint32Array(digits);
  for (let digit = 0; digit < 4; digit++) {
    counts.fill(0);
    for (let at = 0; at < n; at++) counts[key[from[at]! * 4 + digit]!]!++;
    let sum = 0;
    for (let value = 0; value < digits; value++) {
      const count = counts[value]!;
      counts[value] = sum;
      sum += count;
    }
    for (let at = 0; at < n; at++) to[counts[key[from[at]! * 4 + digit]!]!++] = from[at]!;
    [from, to] = [to, from];
  }
  return from;
}
