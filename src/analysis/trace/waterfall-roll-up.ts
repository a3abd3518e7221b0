import { rowFlag, type Waterfall, type WaterfallSource } from "./waterfall-columns.ts";

/** What a folded row says about what is below it. NaN is "not reported". */
export interface RollUp {
  /** Rows below, without the row itself. */
  readonly below: Uint32Array;
  /** Failed rows below, without the row itself. */
  readonly errorsBelow: Uint32Array;
  /** Rows below that still run, without the row itself. */
  readonly runningBelow: Uint32Array;
  /** The row and all below it. */
  readonly tokens: Float64Array;
  readonly costUsd: Float64Array;
}

/**
 * Sums every subtree in one pass from the bottom. Where a span and spans below it both report tokens
 * or cost, the deepest report counts: a parent repeats what its calls said, it does not add to it.
 */
export function rollUp(
  waterfall: Waterfall,
  source: Pick<WaterfallSource, "totalTokens" | "costUsd">,
): RollUp {
  const { count, span, parent, end, flags } = waterfall;
  const below = new Uint32Array(count);
  const errorsBelow = new Uint32Array(count);
  const runningBelow = new Uint32Array(count);
  const tokens = new Float64Array(count).fill(Number.NaN);
  const costUsd = new Float64Array(count).fill(Number.NaN);
  for (let i = count - 1; i >= 0; i--) {
    below[i] = end[i]! - i - 1;
    if (Number.isNaN(tokens[i])) tokens[i] = source.totalTokens[span[i]!] ?? Number.NaN;
    if (Number.isNaN(costUsd[i])) costUsd[i] = source.costUsd[span[i]!] ?? Number.NaN;
    const owner = parent[i]!;
    if (owner < 0) continue;
    errorsBelow[owner]! += errorsBelow[i]! + (flags[i]! & rowFlag.error ? 1 : 0);
    runningBelow[owner]! += runningBelow[i]! + (flags[i]! & rowFlag.running ? 1 : 0);
    tokens[owner] = sum(tokens[owner]!, tokens[i]!);
    costUsd[owner] = sum(costUsd[owner]!, costUsd[i]!);
  }
  return { below, errorsBelow, runningBelow, tokens, costUsd };
}

function sum(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}
