/** A field that the filter over the examples of a comparison knows by name. */
export interface ExampleField {
  readonly name: string;
  /** What it means, in the words of the list of completions. */
  readonly about: string;
  /** What can be typed after the colon where the data do not say. */
  readonly examples: readonly string[];
}

/** Any other name is a metric, or else a metadata key of the examples. */
export const exampleFields: readonly ExampleField[] = [
  { name: "example", about: "id of the example", examples: [] },
  { name: "slice", about: "a saved slice", examples: [] },
  { name: "input", about: "text that went in", examples: [] },
  { name: "reference", about: "the answer that is wanted", examples: [] },
  { name: "output", about: "text that any of the runs gave", examples: [] },
  { name: "error", about: "message of a failed result", examples: [] },
  { name: "status", about: "whether a result failed", examples: ["error", "ok"] },
  { name: "split", about: "split of the dataset", examples: [] },
  { name: "run", about: "has a result in this run", examples: [] },
  { name: "latency", about: "how long a result took", examples: [">2s", ">10s", "<500ms"] },
  { name: "cost", about: "US dollars of a result", examples: [">0.01", ">0.1"] },
  { name: "tokens", about: "tokens of a result", examples: [">1000", ">10k"] },
  { name: "repetition", about: "number of the repetition", examples: ["0", ">0"] },
];
