import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getTimeline } from "#contract/timeline.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = { type: "run", id: "r1", startedAt: "2026-01-01T00:00:00Z" };
const score = { type: "score", target: { run: "r1" }, metric: "m", value: 1, n: 10 };
const note = {
  type: "note",
  target: { run: "r1", metric: "m" },
  kind: "acknowledged",
  text: "Known: the new prompt",
  author: "Ada",
  at: "2026-01-02T10:00:00.000Z",
};

it("answers the notes of its runs, each once, and gives them back in the export", async () => {
  const plain = { type: "note", target: { run: "r1" }, text: "Rerun" };
  await server.records("notes", [run, score, note, plain]);
  await server.records("notes", [note, { ...note, target: { run: "other" } }]);
  const { notes } = await call(getTimeline, { p: "notes" }, { base: server.url });
  const { type, target, ...said } = note;
  expect(type).toBe("note");
  expect(notes).toContainEqual({ ...said, ...target });
  expect(notes).toContainEqual(
    expect.objectContaining({ run: "r1", metric: null, kind: "note", text: "Rerun", author: null }),
  );
  expect(notes).toHaveLength(2);

  const exported = await fetch(`${server.url}/api/v1/projects/notes/export`);
  const lines = (await exported.text())
    .trim()
    .split("\n")
    .map((line): { type: string } => JSON.parse(line))
    .filter((line) => line.type === "note");
  expect(lines).toContainEqual(note);
  await server.records("copy", [run, score, ...lines]);
  const copy = await call(getTimeline, { p: "copy" }, { base: server.url });
  expect(copy.notes).toContainEqual({ ...said, ...target });
});

it("refuses a note about nothing, and one with another target", async () => {
  const answer = await fetch(`${server.url}/api/v1/records?project=notes`, {
    method: "POST",
    body: [
      { ...note, target: {} },
      { ...note, target: { run: "r1", example: "x" } },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  });
  expect(await answer.json()).toMatchObject({ accepted: 0, rejectedCount: 2 });
});
