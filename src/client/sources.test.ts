import { afterEach, expect, it, vi } from "vitest";
import { getTimeline } from "#contract/timeline.ts";
import { listProjects } from "#contract/projects.ts";
import { answerFrom, answerSource } from "./answer-source.ts";
import { ApiError, call, urlOf } from "./call.ts";
import { frozenSource } from "./frozen-source.ts";
import { sharedSource } from "./shared-source.ts";

const network = answerSource();
afterEach(() => {
  answerFrom(network);
  vi.unstubAllGlobals();
});

const projects = { items: [], nextCursor: null };
const address = urlOf(listProjects, {});

function noNetwork() {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () =>
    Response.json(projects),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

it("answers from a copy, refuses what is not in it, and never asks the network", async () => {
  const asked = noNetwork();
  const body = JSON.stringify(projects);
  const copy = {
    address,
    status: 200,
    mediaType: "application/json",
    encoding: "text",
    body,
  } as const;
  answerFrom(frozenSource([copy]));
  expect(await call(listProjects, {})).toEqual(projects);
  const beyond = call(getTimeline, { p: "other" });
  await expect(beyond).rejects.toMatchObject({ problem: { code: "not_in_view", status: 403 } });
  expect(answerSource().holds(address, undefined)).toBe(true);
  expect(answerSource().holds(address, "text/csv")).toBe(false);
  expect(asked).not.toHaveBeenCalled();
});

it("gives bytes back as they were", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const body = Buffer.from(bytes).toString("base64");
  const source = frozenSource([
    { address, accept: "x/y", status: 200, mediaType: "x/y", encoding: "base64", body },
  ]);
  const answer = await source.answer(address, { method: "GET", headers: { accept: "x/y" } });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
});

it("asks the server under the token for what a link shows, and for nothing else", async () => {
  const asked = noNetwork();
  answerFrom(sharedSource({ token: "t", pass: "p", reads: [{ address }] }));
  await call(listProjects, {});
  const [, init] = asked.mock.calls[0]!;
  expect(Object.fromEntries(new Headers(init.headers))).toMatchObject({
    "x-touchstone-share": "t",
    "x-touchstone-pass": "p",
  });
  expect(init.credentials).toBe("omit");
  await expect(call(getTimeline, { p: "other" })).rejects.toThrow(ApiError);
  const source = answerSource();
  expect((await source.answer(address, { method: "DELETE" })).status).toBe(403);
  expect(asked).toHaveBeenCalledTimes(1);
});
