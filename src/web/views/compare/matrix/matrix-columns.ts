import type { ColumnOption } from "#web/ui/columns-menu.tsx";

/** What the columns of a run can show. */
export const runColumnKinds = ["output", "score", "latency", "cost", "tokens"] as const;
export type RunColumnKind = (typeof runColumnKinds)[number];

/** One column of the matrix. */
export interface MatrixColumn {
  readonly key: string;
  readonly kind: "example" | "input" | "reference" | "metadata" | "delta" | RunColumnKind;
  /** Place of the run for the columns of one. */
  readonly place: number | undefined;
  /** Metadata key, or metric of a score. */
  readonly name: string;
  /** Least width, px; a column that grows takes more where there is room. */
  readonly width: number;
  readonly grows: boolean;
}

export const defaultColumns: readonly string[] = ["input", "output", "score"];

const metadataPrefix = "m.";
const scorePrefix = "s.";

/** Everything that can be shown; `id` is what the address keeps. */
export function columnOptions(
  metadataKeys: readonly string[],
  metrics: readonly string[],
  metric: string,
): ColumnOption[] {
  return [
    { id: "input", label: "input" },
    { id: "reference", label: "reference" },
    ...metadataKeys.map((key) => ({ id: metadataPrefix + key, label: key })),
    { id: "output", label: "outputs" },
    { id: "score", label: `scores: ${metric}` },
    ...metrics
      .filter((name) => name !== metric)
      .map((name) => ({ id: scorePrefix + name, label: `scores: ${name}` })),
    { id: "latency", label: "latency" },
    { id: "cost", label: "cost" },
    { id: "tokens", label: "tokens" },
  ];
}

/** Metrics whose scores the chosen columns need. */
export function scoresNeeded(chosen: readonly string[], metric: string | undefined): string[] {
  const named = chosen
    .filter((id) => id.startsWith(scorePrefix))
    .map((id) => id.slice(scorePrefix.length));
  return [...new Set(metric === undefined ? named : [metric, ...named])];
}

interface LayoutInput {
  readonly chosen: readonly string[];
  /** Repetitions of each run, in order. */
  readonly repetitions: readonly number[];
  readonly metric: string;
  /** On a phone only ids, scores and the difference fit. */
  readonly narrow: boolean;
}

/** The columns in order: example, what it is, each run's, and the difference. */
export function matrixColumns({
  chosen,
  repetitions,
  metric,
  narrow,
}: LayoutInput): MatrixColumn[] {
  const runKinds = runParts(narrow ? ["score"] : chosen, metric);
  const own = narrow ? [] : chosen.flatMap(exampleColumn);
  return [
    column("example", undefined, "", narrow ? 96 : 224, narrow),
    ...own,
    ...repetitions.flatMap((repeats, place) =>
      runKinds.map(({ kind, name }) =>
        column(kind, place, name, runWidth(kind, repeats, narrow), kind === "output"),
      ),
    ),
    column("delta", undefined, metric, narrow ? 88 : 84, false),
  ];
}

function exampleColumn(id: string): MatrixColumn[] {
  if (id === "input" || id === "reference") return [column(id, undefined, "", 170, true)];
  if (id.startsWith(metadataPrefix))
    return [column("metadata", undefined, id.slice(metadataPrefix.length), 120, false)];
  return [];
}

function runParts(
  chosen: readonly string[],
  metric: string,
): { readonly kind: RunColumnKind; readonly name: string }[] {
  const kinds = runColumnKinds
    .filter((kind) => chosen.includes(kind))
    .map((kind) => ({ kind, name: kind === "score" ? metric : "" }));
  const named = chosen
    .filter((id) => id.startsWith(scorePrefix))
    .map((id) => ({ kind: "score" as const, name: id.slice(scorePrefix.length) }));
  const at = kinds.findLastIndex(({ kind }) => kind === "output" || kind === "score") + 1;
  return [...kinds.slice(0, at), ...named, ...kinds.slice(at)];
}

function runWidth(kind: RunColumnKind, repeats: number, narrow: boolean): number {
  if (kind === "output") return 170;
  if (kind === "score") return repeats > 1 ? 40 + 13 * Math.min(8, repeats) : narrow ? 48 : 88;
  return 92;
}

function column(
  kind: MatrixColumn["kind"],
  place: number | undefined,
  name: string,
  width: number,
  grows: boolean,
): MatrixColumn {
  return { key: [kind, place ?? "", name].join(" "), kind, place, name, width, grows };
}

/** The widths as CSS grid tracks. */
export function gridTracks(columns: readonly MatrixColumn[]): string {
  return columns
    .map(({ width, grows }) => (grows ? `minmax(${width}px,1fr)` : `${width}px`))
    .join(" ");
}

export function leastWidth(columns: readonly MatrixColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
