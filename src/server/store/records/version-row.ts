import type { AnyRecord } from "#contract/records.ts";
import { compactJson } from "./text.ts";

/** Names a record whose every version is kept; undefined for the others, of which there are too many. */
export function keptAs(
  record: AnyRecord,
): { readonly kind: string; readonly key: string } | undefined {
  switch (record.type) {
    case "run":
      return { kind: "run", key: recordKey(record.id) };
    case "prompt_version":
      return { kind: "prompt", key: recordKey(record.prompt, record.version) };
    case "score":
      return record.source === "human"
        ? { kind: "score", key: targetKey(record.target) }
        : undefined;
    case "embedding":
    case "example":
    case "metric":
    case "note":
    case "result":
    case "slice":
      return undefined;
  }
}

/** Parts of a key as one text that no other parts make. */
export function recordKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function targetKey(target: Extract<AnyRecord, { type: "score" }>["target"]): string {
  if ("traceId" in target) return recordKey("trace", target.traceId);
  return "example" in target
    ? recordKey("result", target.run, target.example)
    : recordKey("run", target.run);
}

/** The row that keeps this version. */
export function versionRow(
  project: string,
  record: AnyRecord,
  { who, ver }: { readonly who: string; readonly ver: number },
): { readonly table: string; readonly row: Readonly<Record<string, unknown>> } | undefined {
  const kept = keptAs(record);
  if (!kept) return undefined;
  return {
    table: "record_versions",
    row: { project, ...kept, who: who.toWellFormed(), record: compactJson(record), ver },
  };
}
