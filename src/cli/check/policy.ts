import { readFileSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../usage.ts";

/** "1.5x" is a ratio to the baseline; a plain number the value of the run itself per example. */
const limit = z.union([z.number(), z.string()]).transform((value, context): Limit => {
  const match = /^(\d+(?:\.\d+)?)(x?)$/.exec(String(value).trim());
  if (match) return { most: Number(match[1]), of: match[2] === "x" ? "baseline" : "run" };
  context.addIssue("write 1.5x for a ratio to the baseline, or 0.01 for the run itself");
  return z.NEVER;
});

export interface Limit {
  readonly most: number;
  readonly of: "baseline" | "run";
}

export const onNotEnough = ["fail", "pass", "exit2"] as const;

/** What a gate asks for; a file of it lives in the user's repository. */
export const policySchema = z.strictObject({
  experiment: z.string().min(1).optional(),
  /** A run's id, a label of a prompt version, or `last-passing`. */
  baseline: z.string().min(1).optional(),
  /** Metrics that must not get worse; every metric that both runs have where left out. */
  metrics: z.array(z.string()).optional(),
  /** Metadata keys of the examples: no slice of them may get worse. */
  slices: z.array(z.string()).optional(),
  /** Cost in USD per example, or a ratio to the baseline. */
  maxCost: limit.optional(),
  /** Latency in milliseconds of a typical example, or a ratio to the baseline. */
  maxLatency: limit.optional(),
  onNotEnough: z.enum(onNotEnough).optional(),
});
export type Policy = z.output<typeof policySchema>;

/** Throws {@link UsageError} with what is wrong and where; `nameOf` is what its writer calls a field. */
export function readPolicy(
  value: unknown,
  from: string,
  nameOf: (field: string) => string = (field) => field,
): Policy {
  const parsed = policySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    [...path.slice(0, 1).map((field) => nameOf(String(field))), message].join(": "),
  );
  throw new UsageError(`${from}${faults.join("; ")}.`);
}

export function policyOfFile(file: string): Policy {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`there is no policy file ${file}.`);
  }
  try {
    return readPolicy(JSON.parse(text), `${file}: `);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is not JSON: ${error.message}`);
    throw error;
  }
}
