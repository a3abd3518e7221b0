import { z } from "zod";
import { matrixShows, matrixSorts } from "../compare.ts";
import { csv, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const compareLink = defineLink(
  z.object({
    runs: field(csv),
    baseline: field(senderId),
    /** Metric of the slices and of the matrix. */
    metric: field(z.string()),
    /** Metadata key to slice by. */
    slices: field(z.string()),
    where: field(z.string().max(4000)),
    show: field(z.enum(matrixShows)),
    sort: field(z.enum(matrixSorts)),
    /** Example whose outputs are open. */
    row: field(senderId),
  }),
);
export type CompareState = ReturnType<typeof compareLink.read>;
