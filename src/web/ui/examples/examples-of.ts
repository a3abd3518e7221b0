import type { WrittenExample } from "#contract/records.ts";

/** What an example can be made of: a trace, or one span of it. */
export interface ExampleSource {
  readonly traceId: string;
  /** Null for the whole trace. */
  readonly spanId: string | null;
  /** Which of several texts of the span; absent for its only one. */
  readonly index?: number;
  readonly input: string | null;
  readonly output: string | null;
  /** What can be kept with it: model, session and the like. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ExampleChoice {
  readonly dataset: string;
  /** Top-level field of a JSON input that becomes the input; undefined for the whole. */
  readonly field: string | undefined;
  readonly withReference: boolean;
  /** Names of facts that are kept as metadata. */
  readonly keys: readonly string[];
  readonly split: string;
}

/**
 * Records of examples, and how many sources gave none as they have no such input. Ids come from trace and span, so
 * that adding them again replaces them.
 */
export function examplesOf(
  sources: readonly ExampleSource[],
  choice: ExampleChoice,
): { readonly records: WrittenExample[]; readonly without: number } {
  const records = sources.flatMap((source) => {
    const input = inputOf(source, choice.field);
    return input === undefined ? [] : [recordOf(source, input, choice)];
  });
  return { records, without: sources.length - records.length };
}

function recordOf(source: ExampleSource, input: unknown, choice: ExampleChoice): WrittenExample {
  const { traceId, spanId, index = 0, output, facts } = source;
  const kept = choice.keys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]]]));
  return {
    type: "example",
    dataset: choice.dataset,
    id: [traceId, spanId, index > 0 ? index : null].filter((part) => part !== null).join("/"),
    input,
    ...(choice.withReference && output !== null && { reference: output }),
    // Last, so that no fact takes the place of where it came from.
    metadata: {
      ...Object.fromEntries(kept),
      trace: traceId,
      ...(spanId !== null && { span: spanId }),
    },
    ...(choice.split && { split: choice.split }),
  };
}

function inputOf({ input }: ExampleSource, field: string | undefined): unknown {
  if (input === null) return undefined;
  return field === undefined ? input : (readObject(input)?.[field] ?? undefined);
}

/** Fields that inputs have where they are JSON objects, the commonest first. */
export function inputFields(sources: readonly ExampleSource[]): string[] {
  const counts = new Map<string, number>();
  for (const { input } of sources)
    for (const key of Object.keys(readObject(input ?? "") ?? {}))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([key]) => key);
}

/** Names of the facts that any of the sources has. */
export function factNames(sources: readonly ExampleSource[]): string[] {
  return [...new Set(sources.flatMap(({ facts }) => Object.keys(facts)))];
}

function readObject(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
