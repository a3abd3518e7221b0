import { z } from "zod";
import { defineLink, field } from "./link.ts";

export const promptLink = defineLink(
  z.object({
    version: field(z.string()),
    /** Version that `version` is compared with; itself for none. */
    against: field(z.string()),
    /** Metric and dataset of the chart. */
    metric: field(z.string()),
    dataset: field(z.string()),
  }),
);
