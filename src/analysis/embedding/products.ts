import { productsModule } from "./products-module.ts";
import type { Vectors } from "./vectors.ts";

/** Products of vectors, many at once. */
export interface Products {
  /** Places of vectors that are asked about; write them here. */
  readonly ones: Uint32Array;
  readonly others: Uint32Array;
  /**
   * Products of the first `oneCount` of `ones` with the first `otherCount` of `others`: that of the i-th with the
   * j-th stands at `i * width(otherCount) + j`. The next call overwrites them.
   */
  table(oneCount: number, otherCount: number): Float32Array;
}

/** Most places a side. */
export const mostPlaces = 256;
const pageBytes = 65_536;
const lineBytes = 64;

/** How many products a row of a table takes. */
export function width(otherCount: number): number {
  return Math.ceil(otherCount / 4) * 4;
}

/** The parts of WebAssembly that are used; this folder knows neither a browser nor Node. */
interface Engine {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly table: (...numbers: number[]) => void } };
}

/**
 * Takes a copy of vectors to where they are multiplied four numbers at a time, with 32-bit sums. The order of the
 * sums is fixed: the same vectors give the same products on every machine. The places of a second set, of as many
 * dimensions, follow on those of the first. Takes `count * dimensions * 4` bytes.
 */
export function openProducts(...sets: readonly [Vectors, ...Vectors[]]): Products {
  const [{ dimensions }] = sets;
  const count = sets.reduce((sum, each) => sum + each.count, 0);
  const stride = Math.max(1, Math.ceil((dimensions * 4) / lineBytes)) * lineBytes;
  const othersAt = mostPlaces * 4;
  const outAt = othersAt + mostPlaces * 4;
  const base = outAt + mostPlaces * mostPlaces * 4;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every engine that runs this has it
  const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
  const memory = new engine.Memory({
    initial: Math.ceil((base + count * stride) / pageBytes),
  });
  const numbers = new Float32Array(memory.buffer, base, (count * stride) / 4);
  const line = stride / 4;
  let place = 0;
  for (const { values, count: points } of sets)
    for (let from = 0; from < points * dimensions; from += dimensions)
      numbers.set(values.subarray(from, from + dimensions), place++ * line);
  const ones = new Uint32Array(memory.buffer, 0, mostPlaces);
  const others = new Uint32Array(memory.buffer, othersAt, mostPlaces);
  const out = new Float32Array(memory.buffer, outAt, mostPlaces * mostPlaces);
  const module = new engine.Module(productsModule());
  const { exports } = new engine.Instance(module, { env: { memory } });
  return {
    ones,
    others,
    table(oneCount, otherCount) {
      // The last ones are asked again where the numbers do not fit.
      const [high, wide] = [Math.ceil(oneCount / 2) * 2, width(otherCount)];
      ones.fill(ones[oneCount - 1]!, oneCount, high);
      others.fill(others[otherCount - 1]!, otherCount, wide);
      exports.table(0, high, othersAt, wide, outAt, base, stride);
      return out;
    },
  };
}
