import type { SpanContent } from "#contract/span.ts";

export interface Embedded {
  /** What was embedded, in order; where it stands in the content, if it is there as it is. */
  readonly texts: readonly { readonly text: string; readonly at: string | undefined }[];
  /** Numbers of a vector; undefined where nobody says. */
  readonly dimensions: number | undefined;
}

const indexed = /^embedding\.embeddings\.(\d+)\.embedding\.text$/;
const dimensionKeys = [
  "gen_ai.embeddings.dimension.count",
  "gen_ai.request.embedding.dimensions",
  "embedding.dimensions",
  "llm.request.dimensions",
];

/** What an embedding span turned into vectors, in any dialect. */
export function embeddedTexts({ attributes, settings, input }: SpanContent): Embedded {
  const numbered = Object.entries(attributes)
    .flatMap(([key, text]) => {
      const place = indexed.exec(key)?.[1];
      return place === undefined ? [] : [{ place: Number(place), text, at: `/attributes/${key}` }];
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ text, at }) => ({ text, at }));
  return {
    texts: numbered.length > 0 ? numbered : (listed(attributes["ai.values"]) ?? alone(input)),
    dimensions: dimensionsOf(attributes, settings),
  };
}

/** The AI SDK's list of texts, each as JSON. */
function listed(values: string | undefined): Embedded["texts"] | undefined {
  const list = parsed(values);
  if (!Array.isArray(list)) return undefined;
  return list.map((item: unknown) => {
    const inner = typeof item === "string" ? parsed(item) : item;
    const text = typeof inner === "string" ? inner : typeof item === "string" ? item : undefined;
    return { text: text ?? JSON.stringify(item), at: undefined };
  });
}

/** The input as a list of texts where it is one, else as one text. */
function alone(input: string | null): Embedded["texts"] {
  if (input === null) return [];
  const list = parsed(input);
  if (Array.isArray(list) && list.every((item) => typeof item === "string"))
    return list.map((text: string) => ({ text, at: undefined }));
  return [{ text: input, at: "/input" }];
}

function dimensionsOf(
  attributes: SpanContent["attributes"],
  settings: SpanContent["settings"],
): number | undefined {
  const given = [...dimensionKeys.map((key) => attributes[key]), settings["dimensions"]];
  const number = given.map(Number).find((value) => Number.isInteger(value) && value > 0);
  return number;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
