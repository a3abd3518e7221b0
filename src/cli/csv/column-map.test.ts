import { expect, it } from "vitest";
import { UsageError } from "../usage.ts";
import { columnMap } from "./column-map.ts";

const columns = ["qid", "question", "a, b", "topic", "lang", "out", "ok", "ok"];

it("reads every form", () => {
  const map = columnMap(
    [
      "id=qid",
      "input=question",
      "reference=topic",
      "split=lang",
      "metadata=topic,lang",
      "metadata=a, b",
      "output:r:1=out",
      "score:exact:r:1=out",
      "latency:r:1=lang",
      "cost:r:1=lang",
      "error:r:1=topic",
      "prompt:r:1=bbh@v=2",
      "model:r:1=gpt",
    ],
    columns,
  );
  expect(map).toMatchObject({
    id: 0,
    input: 1,
    reference: 3,
    split: 4,
    metadata: [{ column: 3 }, { column: 4 }, { name: "a, b", column: 2 }],
  });
  expect(map.runs).toEqual([
    {
      run: "r:1",
      output: 5,
      scores: new Map([["exact", 5]]),
      latencyMs: 4,
      costUsd: 4,
      error: 3,
      promptVersion: { prompt: "bbh", version: "v=2" },
      model: "gpt",
    },
  ]);
});

it.each([
  [["id=qid"], /at least --map input=COLUMN.*"question"/],
  [["input=nope"], /no column "nope".*"qid", "question"/],
  [["input"], /write KEY=COLUMN/],
  [["input="], /write KEY=COLUMN/],
  [["input=question", "input=qid"], /given twice/],
  [["input=ok"], /two columns "ok"/],
  [["input=question", "colour:r=qid"], /is not one of id=/],
  [["input=question", "outputs=qid"], /is not one of id=/],
  [["input=question", "score:exact=out"], /score:METRIC:RUN/],
  [["input=question", "prompt:r=bbh"], /PROMPT@VERSION/],
])("refuses %j", (maps, message) => {
  expect(() => columnMap(maps, columns)).toThrow(UsageError);
  expect(() => columnMap(maps, columns)).toThrow(message);
});
