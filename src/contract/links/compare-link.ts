import { z } from "zod";
import { erroredAs, figureNames } from "../compare.ts";
import { matrixShows, matrixSorts } from "../matrix.ts";
import { csv, flag, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** In place of a metadata key: the runs themselves, by what they were made with. */
export const groupings = ["@prompt", "@model"] as const;
export const sliceSorts = ["worst", "best", "name", "size"] as const;
export const againsts = ["baseline", "reference", "nothing"] as const;

export const compareLink = defineLink(
  z.object({
    runs: field(csv),
    baseline: field(senderId),
    /** Metric of the slices and of the matrix. */
    metric: field(z.string()),
    /** Run that slices and matrix are about, where several stand against the baseline. */
    run: field(senderId),
    /** Metadata key to slice by, `@saved`, or one of `groupings` of the runs. */
    slices: field(z.string()),
    sliceSort: field(z.enum(sliceSorts)),
    sliceSearch: field(z.string().max(400)),
    /** Metadata key of the groups that examples belong to. */
    groups: field(z.string()),
    errored: field(z.enum(erroredAs)),
    evaluator: field(z.string()),
    /** Whether the slice finder is open. */
    finder: field(flag),
    /** Whether the finder looks at pairs of values too. */
    pairs: field(flag),
    /** What quality is held against. */
    price: field(z.enum(figureNames)),
    where: field(z.string().max(4000)),
    show: field(z.enum(matrixShows)),
    sort: field(z.enum(matrixSorts)),
    /** Columns of the matrix. */
    columns: field(csv),
    /** Example whose outputs are open. */
    row: field(senderId),
    /** Runs whose outputs stand beside each other there, where they are not all. */
    beside: field(csv),
    /** What the outputs are held against there. */
    against: field(z.enum(againsts)),
    /** Examples that were marked, to be saved as a slice. */
    marked: field(csv),
  }),
);
export type CompareState = ReturnType<typeof compareLink.read>;
