import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { type Agreement, getAgreement } from "#contract/agreement.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
const base = () => ({ base: server.url });

const near = (value: number) => expect.closeTo(value, 9);
const between = (value: number, low: number, high: number) => ({
  value: near(value),
  low: near(low),
  high: near(high),
});

function score(target: object, metric: string, value: unknown, by: object): object {
  return { type: "score", target, metric, value, ...by };
}
const grader = (version: string) => ({ source: "llm", evaluator: { name: "grader", version } });
const person = (annotator: string) => ({ source: "human", annotator });

describe("a judge of passes in two runs", () => {
  const p = "passes";
  const indices = Array.from({ length: 200 }, (_, index) => index);
  /** Run a: both right 60, both wrong 31, judge alone right 5, people alone right 4; then judge alone 80 of 100. */
  const judgeA = (i: number): boolean => i < 60 || (i >= 91 && i < 96) || (i >= 100 && i < 180);
  const peopleA = (i: number): boolean | undefined => (i < 100 ? i < 60 || i >= 96 : undefined);
  /** Run b: people scored 50 … 129 and differ at every tenth. */
  const judgeB = (i: number): boolean => i % 3 !== 0;
  const peopleB = (i: number): boolean | undefined =>
    i >= 50 && i < 130 ? (i % 10 === 0) !== judgeB(i) : undefined;
  let answer: Agreement;

  beforeAll(async () => {
    const scored = (
      run: string,
      judge: (i: number) => boolean,
      people: (i: number) => boolean | undefined,
    ) =>
      indices.flatMap((i) => {
        const target = { run, example: `e${i}` };
        const said = people(i);
        return [
          { type: "result", run, example: `e${i}`, output: "x" },
          score(target, "right", judge(i), grader("2")),
          // The old version calls everything right.
          score(target, "right", true, grader("1")),
          ...(said === undefined ? [] : [score(target, "right", said, person("grace"))]),
        ];
      });
    await server.records(p, [
      { type: "metric", name: "right", kind: "pass" },
      { type: "run", id: "a", name: "version a", dataset: "d" },
      { type: "run", id: "b", name: "version b", dataset: "d" },
      ...indices.map((i) => ({
        type: "example",
        dataset: "d",
        id: `e${i}`,
        input: "?",
        metadata: { early: i < 60 },
      })),
      ...scored("a", judgeA, peopleA),
      ...scored("b", judgeB, peopleB),
    ]);
    answer = await call(getAgreement, { p, metric: "right", runs: ["a", "b"] }, base());
  });

  // Expected numbers were worked out apart, from the same rules, by summing over examples.
  it("agrees on so many results of one run, with kappa", async () => {
    const one = await call(getAgreement, { p, metric: "right", runs: ["a"] }, base());
    const [newest, old] = one.judges;
    expect(newest).toMatchObject({
      judge: { id: "llm:grader@2" },
      results: 100,
      examples: 100,
      split: 0,
      agree: { count: 91, ...between(0.91, 0.8377378714728368, 0.9519274599974349) },
      kappa: { value: near(0.8034934497816595) },
      table: {
        categories: ["wrong", "right"],
        counts: [
          [31, 4],
          [5, 60],
        ],
      },
      difference: null,
      alpha: null,
      warnings: [],
    });
    expect(old).toMatchObject({
      judge: { id: "llm:grader@1" },
      agree: { count: 64 },
      kappa: { value: near(0) },
      table: {
        counts: [
          [0, 0],
          [36, 64],
        ],
      },
    });
  });

  it("takes the example as the unit over both runs", () => {
    expect(answer.judges[0]).toMatchObject({
      results: 180,
      examples: 130,
      agree: { count: 163, ...between(163 / 180, 0.8533932522325256, 0.9404536333220869) },
      kappa: { value: near(0.7932432432432432) },
      table: {
        counts: [
          [55, 7],
          [10, 108],
        ],
      },
    });
    expect(answer).toMatchObject({
      level: "nominal",
      runs: [
        { id: "a", name: "version a" },
        { id: "b", name: "version b" },
      ],
      labelled: { results: 180, examples: 130, of: 130 },
      people: [{ name: "grace", results: 180 }],
      pairs: [],
      peopleAlpha: null,
    });
  });

  it("corrects the judge's score of each run by what people said", () => {
    const of = (run: string) =>
      answer.corrected.find((each) => each.judge === "llm:grader@2" && each.run === run);
    expect(of("a")).toEqual({
      judge: "llm:grader@2",
      run: "a",
      byJudge: { n: 200, ...between(0.725, 0.6593166064233036, 0.7822029967069264) },
      byPeople: { n: 100, ...between(0.64, 0.5423540245160874, 0.7272877959859566) },
      corrected: between(0.79, 0.6878323464797605, 0.8921676535202395),
      labelled: 100,
      unlabelled: 100,
    });
    expect(of("b")).toMatchObject({
      byJudge: between(0.665, 0.5970219120796653, 0.7267591302158368),
      byPeople: between(0.6375, 0.5281079450222216, 0.7342920693555084),
      corrected: between(0.6416666666666666, 0.5272641512040921, 0.7560691821292411),
      labelled: 80,
      unlabelled: 120,
    });
  });

  it("corrects the difference of the runs, which share their examples", () => {
    expect(answer.differences.find(({ judge }) => judge === "llm:grader@2")).toEqual({
      judge: "llm:grader@2",
      run: "b",
      byJudge: { n: 200, ...between(-0.06, -0.14911435163186137, 0.02911435163186138) },
      corrected: between(-0.14833333333333343, -0.3025208796260037, 0.00585421295933683),
    });
  });

  it("keeps to the filter, and says that kappa is undefined where one category is used", async () => {
    const early = await call(
      getAgreement,
      { p, metric: "right", runs: ["a"], where: "early:true" },
      base(),
    );
    expect(early.judges[0]).toMatchObject({
      results: 60,
      agree: { count: 60, value: 1, high: 1 },
      kappa: { value: null, low: null, high: null },
      warnings: ["one_category"],
    });
    // Everything in the filter is scored by people: nothing is left to correct.
    expect(early.corrected[0]).toMatchObject({
      labelled: 60,
      unlabelled: 0,
      corrected: { value: null },
      byPeople: { value: 1 },
    });
  });

  it("says nothing where people said nothing", async () => {
    const none = await call(
      getAgreement,
      { p, metric: "right", runs: ["a"], where: "example:e150" },
      base(),
    );
    expect(none.labelled).toEqual({ results: 0, examples: 0, of: 0 });
    expect(none.judges[0]).toMatchObject({
      results: 0,
      agree: { count: 0, value: null },
      kappa: { value: null },
      warnings: ["few_labels"],
    });
    expect(none.corrected[0]).toMatchObject({ labelled: 0, corrected: { value: null } });
  });
});

describe("several people", () => {
  const p = "people";
  const target = (example: string, repetition = 0) => ({ run: "r", example, repetition });
  beforeAll(async () => {
    // Krippendorff's example "C" (2011): 12 units, four observers, gaps; his 743 in a thousand for nominal data.
    const observers = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const words = ["", "one", "two", "three", "four", "five"];
    await server.records(p, [
      { type: "metric", name: "class", kind: "label" },
      { type: "metric", name: "stars", kind: "score", range: [1, 5] },
      { type: "metric", name: "closeness", kind: "score" },
      { type: "run", id: "r", dataset: "d" },
      ...observers.flatMap((said, who) =>
        said.flatMap((value, unit) =>
          value === null
            ? []
            : [
                score(target(`u${unit}`), "class", words[value], person(`observer ${who}`)),
                score(target(`u${unit}`), "stars", value, person(`observer ${who}`)),
                score(target(`u${unit}`), "closeness", value + 0.5, person(`observer ${who}`)),
              ],
        ),
      ),
      // A judge that gives two results of one example 2, and one of another 4.5.
      score(target("u1"), "closeness", 2, grader("1")),
      score(target("u1", 1), "closeness", 2, grader("1")),
      score(target("u1", 1), "closeness", 3, person("observer 0")),
      score(target("u6"), "closeness", 4.5, grader("1")),
      score(target("u0"), "class", "one", grader("1")),
      score(target("u5"), "class", "two", grader("1")),
      score(target("u1"), "class", "three", grader("1")),
    ]);
  });
  const ask = (metric: string) => call(getAgreement, { p, metric, runs: ["r"] }, base());

  it("agree by names, by places in an order, and by distance", async () => {
    const [names, places, distances] = await Promise.all([
      ask("class"),
      ask("stars"),
      ask("closeness"),
    ]);
    expect([names.level, names.peopleAlpha]).toEqual(["nominal", near(113 / 152)]);
    expect([places.level, places.peopleAlpha]).toEqual(["ordinal", near(108577 / 133160)]);
    // Distances do not mind that all scores are half higher.
    expect(distances.level).toBe("interval");
    expect(distances.peopleAlpha).toBeGreaterThan(0.8);
    expect(names.people.map(({ results }) => results)).toEqual([11, 11, 10, 9]);
    expect(names.pairs).toHaveLength(6);
    expect(
      names.pairs.find(({ one, other }) => one === "observer 1" && other === "observer 0") ??
        names.pairs.find(({ one, other }) => one === "observer 0" && other === "observer 1"),
    ).toMatchObject({ results: 9, agree: { count: 8 }, warnings: ["few_labels"] });
    expect(names.corrected).toEqual([]);
  });

  it("speak by their majority, and not where they are split", async () => {
    // u0: all say one. u5: 1, 2, 3, 4, split. u1: two three times, three once; the judge says three.
    const [judge] = (await ask("class")).judges;
    expect(judge).toMatchObject({
      results: 2,
      split: 1,
      agree: { count: 1 },
      warnings: ["few_labels", "people_split"],
    });
  });

  it("are averaged where scores are numbers, repetitions of an example together", async () => {
    const [judge] = (await ask("closeness")).judges;
    // u1: 2 against (2.5 + 2.5 + 3.5 + 2.5) / 4 = 2.75, its repetition 2 against 3; u6: 4.5 against 4.5.
    expect(judge).toMatchObject({
      results: 3,
      examples: 2,
      agree: null,
      kappa: null,
      table: null,
      difference: {
        absolute: { value: near(1.75 / 3) },
        mean: { value: near(-1.75 / 3) },
        correlation: { value: null },
      },
    });
  });
});
