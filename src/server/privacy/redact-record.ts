import type { AnyRecord } from "#contract/records.ts";
import type { Redactor } from "./redactor.ts";

/** The record without what its project's rules name. Ids and names, by which records find each other, stay. */
export function redactRecord(redactor: Redactor, record: AnyRecord): AnyRecord {
  const at = <Value>(value: Value, path: string): Value =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON of the same shape, its texts redacted
    redactor.value(value, path) as Value;
  switch (record.type) {
    case "prompt_version":
      return {
        ...record,
        template: at(record.template, "template"),
        settings: at(record.settings, "settings"),
        note: at(record.note, "note"),
      };
    case "example":
      return {
        ...record,
        ...(record.input !== undefined && { input: at(record.input, "input") }),
        ...(record.reference !== undefined && { reference: at(record.reference, "reference") }),
        metadata: at(record.metadata, "metadata"),
      };
    case "run":
      return {
        ...record,
        settings: at(record.settings, "settings"),
        metadata: at(record.metadata, "metadata"),
      };
    case "result":
      return {
        ...record,
        ...(record.output !== undefined && { output: at(record.output, "output") }),
        error: at(record.error, "error"),
        metadata: at(record.metadata, "metadata"),
      };
    case "score":
      return { ...record, explanation: at(record.explanation, "explanation") };
    case "embedding":
      return { ...record, text: at(record.text, "text") };
    case "note":
      return { ...record, text: at(record.text, "text") };
    case "metric":
    case "slice":
      return record;
  }
}
