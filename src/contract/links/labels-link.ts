import { z } from "zod";
import { queueKinds } from "../labels.ts";
import { count, csv, flag } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const labelTabs = ["score", "agreement"] as const;

export const labelsLink = defineLink(
  z.object({
    tab: field(z.enum(labelTabs)),
    metric: field(z.string().min(1).max(500)),
    runs: field(csv),
    where: field(z.string().max(4000)),
    which: field(z.enum(queueKinds)),
    /** How many results of a random sample. */
    n: field(count),
    seed: field(count),
    /** A judge, as `source:name@version`. */
    judge: field(z.string().max(2000)),
    /** Whether the names of the runs are shown while scoring. */
    named: field(flag),
    /** The result on screen: run, example, repetition. */
    at: field(csv),
  }),
);
export type LabelsState = ReturnType<typeof labelsLink.read>;
