/**
 * What the fields of answers hold. A field is known by its name alone: the contract has one name for one thing.
 * Whatever is not named here is taken for a name by which things find each other.
 */

/** Texts, with the paths under which the rules of a project may name them: that of records and that of attributes. */
const texts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    input: ["input", "input.value"],
    output: ["output", "output.value"],
    reference: ["reference"],
    template: ["template", "llm.prompt_template.template"],
    note: ["note"],
    explanation: ["explanation"],
    error: ["error"],
    errorMessage: ["exception.message"],
    stack: ["exception.stacktrace"],
    body: ["body"],
    ...Object.fromEntries(
      [
        "text",
        "texts",
        "content",
        "message",
        "detail",
        "hint",
        "title",
        "sentence",
        "sentences",
        "summary",
        "warnings",
        "description",
        "arguments",
        "parameters",
        "question",
        "url",
      ].map((name) => [name, [name]]),
    ),
  }),
);

/** What people and programs wrote in any form, with the path that the keys in it stand below. */
const trees: ReadonlyMap<string, string> = new Map(
  Object.entries({
    attributes: "",
    resource: "",
    metadata: "metadata",
    settings: "settings",
    variables: "variables",
  }),
);

/** Hex digits and times of the contract, in which nothing is looked for: a number among them is no card. */
const plain: ReadonlyMap<string, RegExp> = new Map([
  ...["traceId", "spanId", "parentSpanId", "errorSpanId", "a", "b"].map(
    (name) => [name, /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/] as const,
  ),
  ...["startNs", "timeNs", "baseNs"].map((name) => [name, /^\d{1,20}$/] as const),
  ...["signature", "stamp", "hash", "contentHash"].map(
    (name) => [name, /^[0-9a-f]{8,64}$/] as const,
  ),
]);

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)$/;

export type FieldKind =
  | { readonly kind: "text"; readonly paths: readonly string[] }
  | { readonly kind: "tree"; readonly path: string }
  | { readonly kind: "cursor" | "name" };

const name: FieldKind = { kind: "name" };
const cursor: FieldKind = { kind: "cursor" };

export function kindOf(field: string): FieldKind {
  const paths = texts.get(field);
  if (paths) return { kind: "text", paths };
  const path = trees.get(field);
  if (path !== undefined) return { kind: "tree", path };
  return isCursor(field) ? cursor : name;
}

/** Places in a list, which may hold names in another form. */
export function isCursor(field: string): boolean {
  return field === "cursor" || field === "nextCursor" || field === "previousCursor";
}

/** Whether the value of this field is a number of a kind that cannot say anything about anybody. */
export function isPlain(field: string, value: string): boolean {
  return time.test(value) || (plain.get(field)?.test(value) ?? false);
}
