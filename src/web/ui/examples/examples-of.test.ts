import { describe, expect, it } from "vitest";
import { anyRecord } from "#contract/records.ts";
import { type ExampleSource, examplesOf, factNames, inputFields } from "./examples-of.ts";

const trace: ExampleSource = {
  traceId: "0".repeat(31) + "1",
  spanId: null,
  input: '{"question":"Where is it?","history":[]}',
  output: "On its way",
  facts: { model: "m1", trace: "a lie" },
};
const span: ExampleSource = { ...trace, spanId: "0".repeat(15) + "2", input: "plain", facts: {} };
const plain = {
  dataset: "questions",
  field: undefined,
  withReference: false,
  keys: [],
  split: "",
};

describe("examples of traces", () => {
  it("say where they came from, and have no reference unless asked", () => {
    const { records, without } = examplesOf([trace, span], plain);
    expect(without).toBe(0);
    expect(records).toEqual([
      {
        type: "example",
        dataset: "questions",
        id: trace.traceId,
        input: trace.input,
        metadata: { trace: trace.traceId },
      },
      {
        type: "example",
        dataset: "questions",
        id: `${trace.traceId}/${span.spanId}`,
        input: "plain",
        metadata: { trace: trace.traceId, span: span.spanId },
      },
    ]);
    for (const record of records) expect(anyRecord.safeParse(record).success).toBe(true);
  });

  it("tell several texts of one span apart", () => {
    const ids = [span, { ...span, index: 0 }, { ...span, index: 2 }].map(
      (each) => examplesOf([each], plain).records[0]!.id,
    );
    const first = `${trace.traceId}/${span.spanId}`;
    expect(ids).toEqual([first, first, `${first}/2`]);
  });

  it("take the output as reference, facts and split where chosen; no fact hides the origin", () => {
    const choice = { ...plain, withReference: true, keys: ["model", "trace"], split: "test" };
    expect(examplesOf([trace], choice).records).toMatchObject([
      {
        reference: "On its way",
        split: "test",
        metadata: { model: "m1", trace: trace.traceId },
      },
    ]);
    expect(examplesOf([{ ...trace, output: null }], choice).records[0]).not.toHaveProperty(
      "reference",
    );
  });

  it("take one field of a JSON input, and leave out what has none", () => {
    const { records, without } = examplesOf([trace, span, { ...trace, input: null }], {
      ...plain,
      field: "question",
    });
    expect(records).toMatchObject([{ input: "Where is it?" }]);
    expect(without).toBe(2);
  });

  it("know which fields and facts there are", () => {
    expect(inputFields([trace, span, { ...trace, input: '{"question":1}' }])).toEqual([
      "question",
      "history",
    ]);
    expect(inputFields([{ ...trace, input: "{broken" }])).toEqual([]);
    expect(factNames([trace, span])).toEqual(["model", "trace"]);
  });
});
