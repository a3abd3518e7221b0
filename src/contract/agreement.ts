import { z } from "zod";
import { get } from "./endpoint.ts";
import { judge } from "./labels.ts";
import { metric } from "./registries.ts";
import { csv, projectName } from "./wire.ts";

/** A number with its 95 % interval over examples; null where there is none. */
const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Estimate = z.output<typeof estimate>;

const counted = estimate.extend({
  /** Examples behind the value. */
  n: z.int(),
});

/** How far two raters give the same results the same scores. */
const likeness = {
  /** Results that both scored. */
  results: z.int(),
  /** Examples they are of: the unit of the intervals. */
  examples: z.int(),
  /** Results left out because people are evenly split. */
  split: z.int(),
  /** Share scored alike, and how many; null where scores are numbers. */
  agree: estimate.extend({ count: z.int() }).nullable(),
  /** Cohen's kappa; its value is null where both used one category only. */
  kappa: estimate.nullable(),
  /** Rows: the first rater (the judge); columns: the second (people). Null for numbers and beyond 50 categories. */
  table: z
    .object({ categories: z.array(z.string()), counts: z.array(z.array(z.int())) })
    .nullable(),
  /** Of scores that are numbers: first minus second. */
  difference: z
    .object({
      /** Mean size of the difference. */
      absolute: estimate,
      /** Mean difference: above 0 where the first gives higher scores. */
      mean: estimate,
      /** Pearson's; null below ten results or where one rater never varies. */
      correlation: estimate,
    })
    .nullable(),
  /** `few_labels`, `one_category`, `many_categories`, `people_split`. */
  warnings: z.array(z.string()),
};

export const getAgreement = get("/api/v1/projects/:p/agreement", {
  summary: "How far judges and people agree, and what runs score corrected by people's scores",
  input: z.object({
    p: projectName,
    metric: z.string().max(500),
    /** Up to twenty runs over one dataset; the first is the baseline of the differences. */
    runs: csv,
    where: z.string().max(4000).optional(),
  }),
  output: z.object({
    metric,
    /** What counts as distance in alpha: names, places in an order, or numbers. */
    level: z.enum(["nominal", "ordinal", "interval"]),
    runs: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Results and examples that people scored; `of` is larger than `examples` where a part of them was taken. */
    labelled: z.object({ results: z.int(), examples: z.int(), of: z.int() }),
    judges: z.array(
      z.object({
        judge,
        ...likeness,
        /** Krippendorff's alpha of the judge and all people; null where fewer than three rate. */
        alpha: z.number().nullable(),
      }),
    ),
    people: z.array(z.object({ name: z.string(), results: z.int() })),
    /** Every two people with a result in common. */
    pairs: z.array(z.object({ one: z.string(), other: z.string(), ...likeness })),
    /** Krippendorff's alpha of all people; null below two people or with one category only. */
    peopleAlpha: z.number().nullable(),
    /** Mean scores of a run by the judge, by people, and by the judge corrected by people. None for labels. */
    corrected: z.array(
      z.object({
        judge: z.string(),
        run: z.string(),
        byJudge: counted,
        byPeople: counted,
        corrected: estimate,
        /** Examples that judge and people scored, and those that the judge alone did. */
        labelled: z.int(),
        unlabelled: z.int(),
      }),
    ),
    /** Run minus baseline. */
    differences: z.array(
      z.object({
        judge: z.string(),
        run: z.string(),
        byJudge: counted,
        corrected: estimate,
      }),
    ),
  }),
});
export type Agreement = z.output<typeof getAgreement.output>;
export type Likeness = Pick<Agreement["judges"][number], keyof typeof likeness>;
export type Corrected = Agreement["corrected"][number];
