import { z } from "zod";
import { csv, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** Columns the list of runs can be sorted by; a metric is `metric:NAME`. A leading `-` turns the order round. */
export const runsLink = defineLink(
  z.object({
    search: field(z.string().max(200)),
    experiment: field(z.string()),
    dataset: field(z.string()),
    sort: field(z.string().max(500)),
    /** Ticked runs, in the order they were ticked. */
    ticked: field(csv),
    /** Run whose details are open. */
    row: field(senderId),
  }),
);
export type RunsState = ReturnType<typeof runsLink.read>;
