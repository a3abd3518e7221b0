import { z } from "zod";
import { erroredAs } from "../compare.ts";
import { matrixShows, matrixSorts } from "../matrix.ts";
import { csv, flag, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const compareLink = defineLink(
  z.object({
    runs: field(csv),
    baseline: field(senderId),
    /** Metric of the slices and of the matrix. */
    metric: field(z.string()),
    /** Run that slices and matrix are about, where several stand against the baseline. */
    run: field(senderId),
    /** Metadata key to slice by, or `@saved`. */
    slices: field(z.string()),
    /** Metadata key of the groups that examples belong to. */
    groups: field(z.string()),
    errored: field(z.enum(erroredAs)),
    evaluator: field(z.string()),
    /** Whether the slice finder is open. */
    finder: field(flag),
    where: field(z.string().max(4000)),
    show: field(z.enum(matrixShows)),
    sort: field(z.enum(matrixSorts)),
    /** Columns of the matrix. */
    columns: field(csv),
    /** Example whose outputs are open. */
    row: field(senderId),
  }),
);
export type CompareState = ReturnType<typeof compareLink.read>;
