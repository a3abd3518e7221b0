import { z } from "zod";
import { get } from "./endpoint.ts";
import { metric } from "./registries.ts";
import { verdictStatus } from "./verdict.ts";
import { isoTime, projectName } from "./wire.ts";

export const sliceCell = z.object({
  run: z.string(),
  /** Null where the run has nothing in the slice. */
  value: z.number().nullable(),
  n: z.int(),
  /** Against the run before it; null for the first run, and where there is nothing to compare. */
  verdict: z
    .object({
      status: verdictStatus,
      /** Adjusted over all cells of the map; null where the cell is shown and not judged. */
      p: z.number().nullable(),
      sentence: z.string(),
    })
    .nullable(),
});
export type SliceCell = z.output<typeof sliceCell>;

export const getTimelineSlices = get("/api/v1/projects/:p/timeline/slices", {
  summary: "One metric by slice and run, each run judged against the one before it",
  input: z.object({
    p: projectName,
    experiment: z.string().optional(),
    /** A metric, or a figure of the results. */
    metric: z.string(),
    /** Metadata key of the examples; the one with the fewest values where not given. */
    key: z.string().max(500).optional(),
    from: isoTime.optional(),
    to: isoTime.optional(),
  }),
  output: z.object({
    /** The latest completed runs over the dataset of the last of them, up to 30, the oldest first. */
    runs: z.array(z.object({ id: z.string(), name: z.string(), at: isoTime })),
    metric: metric.nullable(),
    /** Null where the examples have no metadata to slice by. */
    key: z.string().nullable(),
    sliceKeys: z.array(z.object({ key: z.string(), values: z.int() })),
    /** What moved most surely comes first; `cells` in the order of the runs. */
    slices: z.array(z.object({ name: z.string(), cells: z.array(sliceCell) })),
  }),
});
export type TimelineSlices = z.output<typeof getTimelineSlices.output>;
