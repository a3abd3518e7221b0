import { causes, orphaned, parentIndexes, ringed, treeOrder } from "#analysis/trace/tree-order.ts";
import { rowFlag, type WaterfallSource } from "#analysis/trace/waterfall-columns.ts";

/** A span of a picture as a test writes it down; times in milliseconds. */
export interface PictureSpan {
  readonly id: string;
  readonly parent: string | null;
  readonly kind?: string;
  readonly service?: string;
  readonly failed?: boolean;
  /** Left out: as the tree says. */
  readonly cause?: boolean;
  /** NaN where the start is missing. */
  readonly at?: number;
  readonly durationMs?: number | null;
  readonly running?: boolean;
  readonly tokens?: number;
  readonly costUsd?: number;
}

/** What a picture of these spans is made of, and their ids in its order. */
export function pictureOf(
  spans: readonly PictureSpan[],
): WaterfallSource & { readonly ids: string[] } {
  const sorted = spans.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || 0);
  const { order, top, ...places } = treeOrder(
    parentIndexes(
      sorted.map(({ id }) => id),
      sorted.map(({ parent }) => parent ?? ""),
    ),
  );
  const placed = Array.from(order, (index) => sorted[index]!);
  const failed = Uint8Array.from(placed, (span) => (span.failed ? 1 : 0));
  const cause = causes(places.parent, failed);
  const services = [...new Set(placed.map(({ service }) => service ?? null))];
  const kinds = [...new Set(placed.map(({ kind = "CHAIN" }) => kind))];
  return {
    ...places,
    count: placed.length,
    ids: placed.map(({ id }) => id),
    startMs: Float64Array.from(placed, ({ at = 0 }) => at),
    durationMs: Float64Array.from(placed, ({ durationMs = 10 }) => durationMs ?? Number.NaN),
    flags: Uint8Array.from(
      placed,
      (span, place) =>
        (span.failed ? rowFlag.error : 0) |
        ((span.cause ?? cause[place]) ? rowFlag.cause : 0) |
        (span.running ? rowFlag.running : 0) |
        (top[place] === orphaned ? rowFlag.orphan : 0) |
        (top[place] === ringed ? rowFlag.cyclic : 0),
    ),
    kind: { values: kinds, at: placed.map(({ kind = "CHAIN" }) => kinds.indexOf(kind)) },
    service: {
      values: services,
      at: placed.map(({ service }) => services.indexOf(service ?? null)),
    },
    totalTokens: Float64Array.from(placed, ({ tokens }) => tokens ?? Number.NaN),
    costUsd: Float64Array.from(placed, ({ costUsd }) => costUsd ?? Number.NaN),
  };
}
