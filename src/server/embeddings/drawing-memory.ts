import { totalmem } from "node:os";
import { ProblemError } from "#contract/problem.ts";

interface Size {
  readonly count: number;
  readonly dimensions: number;
}

/** Bytes of a point beside its vector: neighbours, those of whom it is one, edges, places. */
const perPoint = 900;
/** Most that vectors may take where they are multiplied: 32-bit addresses, less what stands beside them. */
const mostAddressed = 2 ** 32 - 2 ** 20;
/** Vectors there begin at whole lines. */
const lineBytes = 64;

/** Bytes that drawing with UMAP takes at its most: vectors twice, and what is kept of each point. */
export function drawingBytes({ count, dimensions }: Size): number {
  return count * (dimensions * 4 + lineOf(dimensions) + perPoint);
}

function lineOf(dimensions: number): number {
  return Math.ceil((dimensions * 4) / lineBytes) * lineBytes;
}

/**
 * Refuses a drawing that could take the server down with it: one that needs more than half of the machine's
 * memory. Throws bad_request.
 */
export function refuseTooLarge(size: Size, memory = machineBytes()): void {
  const { count, dimensions } = size;
  const bytes = drawingBytes(size);
  if (bytes <= memory / 2 && count * lineOf(dimensions) <= mostAddressed) return;
  const gigabytes = (value: number): string => `${(value / 1e9).toFixed(1)} GB`;
  const most = Math.floor(
    Math.min(
      memory / 2 / drawingBytes({ count: 1, dimensions }),
      mostAddressed / lineOf(dimensions),
    ),
  );
  throw new ProblemError(
    "bad_request",
    `Drawing ${count.toLocaleString("en")} vectors of ${dimensions} numbers would take ${gigabytes(bytes)} of memory; here a drawing may take ${gigabytes(memory / 2)}. Send ${(Math.floor(most / 1000) * 1000).toLocaleString("en")} of them or fewer, drawn at random, as a set of its own; the PCA picture shows all of them.`,
    { hint: "More memory for the server raises this limit." },
  );
}

/** Memory of the machine, or of the container where that has less. */
function machineBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
