import type { AnyRecord } from "#contract/records.ts";

/** Records that people send on purpose, beside what programs measure. */
export const deedKinds = ["human scores", "notes", "slices", "prompt versions", "metrics"] as const;
export type DeedKind = (typeof deedKinds)[number];

/** Undefined for what a program sends. */
export function deedOf(record: AnyRecord): DeedKind | undefined {
  switch (record.type) {
    case "score":
      return record.source === "human" ? "human scores" : undefined;
    case "note":
      return "notes";
    case "slice":
      return "slices";
    case "prompt_version":
      return "prompt versions";
    case "metric":
      return "metrics";
    case "example":
    case "run":
    case "result":
    case "embedding":
      return undefined;
  }
}
