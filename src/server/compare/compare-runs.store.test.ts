import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { aResult, aRun, anExample, range } from "#testing/comparison-records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function compare(
  p: string,
  query: { readonly runs: string[]; readonly [option: string]: unknown },
) {
  return call(compareRuns, { p, ...query }, { base: server.url });
}
const whole = (answer: Awaited<ReturnType<typeof compare>>, metric = "ok") =>
  answer.verdicts.find((each) => each.slice === "(all)" && each.metric === metric)!;

describe("repetitions and groups", () => {
  beforeAll(async () => {
    await server.records("repeated", [
      aRun("a"),
      aRun("b"),
      ...range(40).map((id) => anExample(id, { session: `s${Math.floor(id / 4)}` })),
      ...range(40).flatMap((id) =>
        [0, 1, 2].flatMap((repetition) => [
          aResult("a", id, { repetition, scores: { ok: (id + repetition) % 3 === 0 } }),
          aResult("b", id, { repetition, scores: { ok: (id + repetition) % 3 !== 0 } }),
        ]),
      ),
    ]);
  });

  it("takes the example as the unit, not the row", async () => {
    const verdict = whole(await compare("repeated", { runs: ["a", "b"] }));
    expect(verdict).toMatchObject({
      n: { paired: 40, repeats: [3, 3] },
      p: { test: "sign-flip-midp" },
      values: { baseline: expect.closeTo(1 / 3, 12), run: expect.closeTo(2 / 3, 12) },
    });
  });

  it("takes the group as the unit where one is named", async () => {
    const verdict = whole(await compare("repeated", { runs: ["a", "b"], groups: "session" }));
    expect(verdict).toMatchObject({
      n: { groups: 10 },
      p: { test: "sign-flip-midp-groups" },
    });
  });

  it("gives pass^k of every run", async () => {
    const { passPowers } = await compare("repeated", { runs: ["a", "b"] });
    expect(passPowers.map(({ run: of, k, value }) => [of, k, value])).toEqual([
      ["a", 1, expect.closeTo(1 / 3, 12)],
      ["a", 2, 0],
      ["a", 3, 0],
      ["b", 1, expect.closeTo(2 / 3, 12)],
      ["b", 2, expect.closeTo(1 / 3, 12)],
      ["b", 3, 0],
    ]);
  });
});

describe("what is missing", () => {
  beforeAll(async () => {
    await server.records("missing", [
      aRun("a"),
      aRun("b"),
      aRun("open", { status: "running" }),
      ...range(20).map((id) => anExample(id)),
      ...range(20).map((id) => aResult("a", id, { scores: { ok: true, nice: 0.5 } })),
      ...range(16).map((id) => aResult("b", id, { scores: { ok: true, nice: 0.75 } })),
      // Without a score, with an error, and two that were not run.
      aResult("b", 16),
      { type: "result", run: "b", example: "e17", error: "timeout" },
      ...range(8).map((id) => aResult("open", id, { scores: { ok: id > 1 } })),
    ]);
  });

  it("counts errored, unscored and not run apart, and errored as wrong", async () => {
    const answer = await compare("missing", { runs: ["a", "b"] });
    expect(whole(answer)).toMatchObject({
      n: {
        paired: 17,
        onlyBaseline: 3,
        onlyRun: 0,
        errored: { baseline: 0, run: 1 },
        unscored: 1,
      },
      changes: { wins: 0, losses: 1, ties: 16 },
    });
    expect(answer.values.find((each) => each.run === "b" && each.metric === "ok")).toMatchObject({
      value: 16 / 17,
      n: 17,
      errored: 1,
      unscored: 1,
    });
    expect(whole(answer, "nice").n).toMatchObject({ paired: 16, onlyBaseline: 4 });
  });

  it("leaves errored ones out when asked to", async () => {
    const answer = await compare("missing", { runs: ["a", "b"], errored: "left_out" });
    expect(whole(answer)).toMatchObject({
      n: { paired: 16, onlyBaseline: 4, errored: { baseline: 0, run: 1 } },
      changes: { losses: 0 },
    });
  });

  it("gives no verdict on a run that is still filling up", async () => {
    const verdict = whole(await compare("missing", { runs: ["a", "open"] }));
    expect(verdict).toMatchObject({
      status: "not_enough_data",
      reason: "run_unfinished",
      interim: { done: 8, of: 20, eValue: expect.any(Number) },
      ci: null,
      p: null,
      sentence: "Interim: 8 of 20 done. No verdict yet.",
    });
  });

  it("shows what was written a moment ago", async () => {
    const before = whole(await compare("missing", { runs: ["a", "b"] }));
    await server.records("missing", [
      {
        type: "score",
        target: { run: "b", example: "e16" },
        metric: "ok",
        value: false,
      },
    ]);
    const after = whole(await compare("missing", { runs: ["a", "b"] }));
    expect([before.n.unscored, after.n.unscored]).toEqual([1, 0]);
    expect([before.changes.losses, after.changes.losses]).toEqual([1, 2]);
    await server.store.db.insert("scores", [
      {
        project: "missing",
        run: "b",
        metric: "ok",
        example: "e15",
        repetition: 0,
        source: "code",
        value: 0,
        ver: Date.now() * 1024 + 5_000_000,
      },
    ]);
    const foreign = whole(await compare("missing", { runs: ["a", "b"] }));
    expect(foreign.changes.losses).toBe(3);
  });
});

describe("runs that share nothing", () => {
  it("are shown side by side and not judged", async () => {
    await server.records("apart", [
      aRun("a"),
      aRun("b"),
      ...range(30).map((id) => aResult("a", id, { scores: { ok: id % 2 === 0 } })),
      ...range(30).map((id) => aResult("b", id + 100, { scores: { ok: id % 3 === 0 } })),
    ]);
    expect(whole(await compare("apart", { runs: ["a", "b"] }))).toMatchObject({
      status: "not_enough_data",
      reason: "no_shared_examples",
      warnings: ["unpaired"],
      ci: { method: "newcombe-independent" },
      n: { paired: 0, onlyBaseline: 30, onlyRun: 30 },
    });
  });

  it("does not pair an example with another content of itself", async () => {
    const p = "changed";
    const all = (of: string) => range(12).map((id) => aResult(of, id, { scores: { ok: true } }));
    await server.records(
      p,
      range(12).map((id) => anExample(id)),
    );
    await server.records(p, [aRun("old"), ...all("old")]);
    await server.records(p, [
      { ...anExample(3), input: "another question" },
      { ...anExample(4), reference: "r" },
    ]);
    await server.records(p, [aRun("new"), ...all("new")]);
    // Sent again as it is: no other content.
    await server.records(p, [
      ...range(12)
        .map((id) => anExample(id))
        .slice(5),
      { ...anExample(3), input: "another question" },
    ]);
    await server.records(p, [aRun("newer"), ...all("newer")]);
    const verdict = whole(await compare(p, { runs: ["old", "new"] }));
    expect(verdict.n).toMatchObject({ paired: 10, onlyBaseline: 2, onlyRun: 2 });
    expect(whole(await compare(p, { runs: ["new", "newer"] })).n.paired).toBe(12);
  });
});
