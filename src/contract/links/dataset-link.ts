import { z } from "zod";
import { changeKinds } from "../datasets.ts";
import { senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const datasetTabs = ["examples", "versions", "fields", "health"] as const;
export type DatasetTab = (typeof datasetTabs)[number];

/** In an address: examples without a split, or a dataset that is not sliced. */
export const noneChosen = "(none)";

/** What both views of a dataset's health keep. */
const health = {
  /** Metadata key to slice by, or `(none)`. */
  slices: field(z.string()),
  metric: field(z.string()),
  /** Baseline of what the dataset can show. */
  run: field(senderId),
  /** Example that is open. */
  row: field(senderId),
  /** Example that stands beside it. */
  beside: field(senderId),
};

export const datasetLink = defineLink(
  z.object({
    tab: field(z.enum(datasetTabs)),
    search: field(z.string().max(400)),
    where: field(z.string().max(4000)),
    split: field(z.string()),
    version: field(z.string().max(64)),
    /** The two versions whose difference is shown. */
    from: field(z.string().max(64)),
    to: field(z.string().max(64)),
    change: field(z.enum(changeKinds)),
    ...health,
  }),
);
export type DatasetState = ReturnType<typeof datasetLink.read>;

export const healthLink = defineLink(z.object({ dataset: field(z.string()), ...health }));
export type HealthState = Omit<ReturnType<typeof healthLink.read>, "dataset">;
