import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { call } from "#client/call.ts";
import { listSessions, listUsers } from "#contract/sessions.ts";
import { anOtlpSpan, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
const p = "talking";

interface Shape {
  readonly session?: string;
  readonly user?: string;
  readonly tokens?: number;
  readonly failed?: boolean;
}

function aTurn(trace: number, { session, user, tokens, failed = false }: Shape): OtlpSpan[] {
  return [
    anOtlpSpan(trace, 1, {
      name: "chat",
      at: trace,
      attributes: keyValues({
        "openinference.span.kind": "LLM",
        "llm.model_name": "m1",
        "input.value": `question ${trace}`,
        ...(session !== undefined && { "session.id": session }),
        ...(user !== undefined && { "user.id": user }),
        ...(tokens !== undefined && { "llm.token_count.total": String(tokens) }),
      }),
      ...(failed ? { status: { code: 2, message: "no answer" } } : {}),
    }),
  ];
}

beforeAll(async () => {
  server = await startTestServer();
  const turns = [
    aTurn(1, { session: "s1", user: "ann", tokens: 100 }),
    aTurn(2, { session: "s1", user: "ann", tokens: 50, failed: true }),
    aTurn(3, { session: "s2", user: "ann" }),
    aTurn(4, { session: "it's \"<b>", user: "bob", tokens: 7 }),
    aTurn(5, { user: "bob" }),
    aTurn(6, {}),
  ];
  await server.otlp(JSON.stringify(tracesBody(turns.flat())), { project: p });
});
afterAll(() => server.close());

type Question = Omit<z.output<typeof listSessions.input>, "p">;
const sessions = (question: Question = {}, project = p) =>
  call(listSessions, { p: project, ...question }, { base: server.url });

describe("sessions", () => {
  it("add up the traces of a conversation, the latest first", async () => {
    const { items, ...rest } = await sessions();
    expect(rest).toEqual({ total: 3, traceCount: 6, namelessCount: 2, nextCursor: null });
    expect(items).toMatchObject([
      { sessionId: "it's \"<b>", users: ["bob"], tokensTotal: 7 },
      { sessionId: "s2", traceCount: 1, tokensTotal: null, costUsd: null, fatalCount: 0 },
      {
        sessionId: "s1",
        users: ["ann"],
        input: "question 1",
        traceCount: 2,
        tokensTotal: 150,
        fatalCount: 1,
        models: ["m1"],
      },
    ]);
    expect(Date.parse(items[2]!.firstSeen)).toBeLessThanOrEqual(Date.parse(items[2]!.lastSeen));
  });

  it("page, sort and narrow", async () => {
    const first = await sessions({ limit: 1, sort: "most_tokens" });
    expect(first.items).toMatchObject([{ sessionId: "s1" }]);
    const second = await sessions({
      limit: 2,
      sort: "most_tokens",
      cursor: first.nextCursor ?? "",
    });
    expect(second.items.map(({ sessionId }) => sessionId)).toEqual(["it's \"<b>", "s2"]);
    expect(second.nextCursor).toBeNull();
    expect((await sessions({ sort: "failed", limit: 1 })).items[0]?.sessionId).toBe("s1");
    expect((await sessions({ where: "user:bob" })).items).toHaveLength(1);
    expect(await sessions({}, "nothing")).toMatchObject({ items: [], total: 0, traceCount: 0 });
    await expect(sessions({ where: "(" })).rejects.toMatchObject({ status: 400 });
  });

  it("belong to users, who are added up the same way", async () => {
    const { items, ...rest } = await call(listUsers, { p, sort: "turns" }, { base: server.url });
    expect(rest).toMatchObject({ total: 2, traceCount: 6, namelessCount: 1 });
    expect(items).toMatchObject([
      { userId: "ann", traceCount: 3, sessionCount: 2, tokensTotal: 150, fatalCount: 1 },
      { userId: "bob", traceCount: 2, sessionCount: 1, tokensTotal: 7 },
    ]);
  });
});
