import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { listAudit } from "#contract/audit.ts";
import { getPrivacy, noRules, setPrivacy, tryPrivacy } from "#contract/privacy.ts";
import {
  anOtlpSpan,
  asProtobuf,
  hexId,
  keyValues,
  logsBody,
  tracesBody,
} from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const secret = "jane.doe@example.com";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const body = (trace: number): object =>
  tracesBody(
    [
      anOtlpSpan(trace, 1, {
        name: `reply to ${secret}`,
        attributes: keyValues({ "input.value": `I am ${secret}`, "user.id": secret }),
        status: { code: 2, message: `${secret} is unknown` },
      }),
    ],
    { "service.name": "s", "openinference.project.name": "p" },
  );

/** Everything that a project stores. */
const all = async (project: string): Promise<string> =>
  (await fetch(`${server.url}/api/v1/projects/${project}/export?traces=true`)).text();

describe("redaction at the door", () => {
  it("is off at first", async () => {
    expect(await call(getPrivacy, { p: "p" }, { base: server.url })).toEqual(noRules);
    expect((await server.otlp(JSON.stringify(body(1)))).status).toBe(200);
    expect(await all("p")).toContain(secret);
  });

  it("holds for all that comes after it is switched on: spans, logs and records", async () => {
    const rules = { ...noRules, enabled: true };
    await call(setPrivacy, { p: "q" }, { base: server.url, body: rules });
    expect(await call(getPrivacy, { p: "q" }, { base: server.url })).toEqual(rules);
    const log = {
      traceId: hexId(2, 16),
      spanId: hexId(1, 8),
      body: { stringValue: secret },
      attributes: keyValues({ a: secret }),
    };
    const answers = [
      await server.otlp(JSON.stringify(body(2)), { project: "q" }),
      await server.otlp(asProtobuf(body(3)), { project: "q", type: "application/x-protobuf" }),
      await server.otlp(JSON.stringify(logsBody([log])), { path: "/v1/logs", project: "q" }),
      await server.records("q", [
        { type: "example", dataset: "d", id: "e", input: `from ${secret}` },
        JSON.stringify(body(4)),
      ]),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const text = await all("q");
    expect(text).not.toContain("jane");
    expect(text).toContain("I am ⟦email⟧");
    // Roll-ups and everything else, too.
    expect(JSON.stringify(await server.get("/api/v1/projects/q/traces"))).not.toContain("jane");
  });

  it("refuses rules that cannot be read, and keeps those before", async () => {
    const patterns = [{ name: "bad", pattern: "(", action: "mask" as const }];
    const wrong = { ...noRules, enabled: true, patterns };
    await expect(
      call(setPrivacy, { p: "q" }, { base: server.url, body: wrong }),
    ).rejects.toMatchObject({ problem: { code: "bad_request" } });
    expect(await call(getPrivacy, { p: "q" }, { base: server.url })).toMatchObject({
      patterns: [],
    });
  });

  it("shows what a text becomes without storing it", async () => {
    const tried = await call(
      tryPrivacy,
      { p: "q" },
      { base: server.url, body: { rules: noRules, text: `${secret} and ${secret}` } },
    );
    expect(tried).toEqual({ text: "⟦email⟧ and ⟦email⟧", found: [{ name: "email", count: 2 }] });
  });

  it("is in the audit, and counted", async () => {
    const { items } = await call(listAudit, { p: "q", action: "redaction" }, { base: server.url });
    expect(items).toMatchObject([
      { who: "local", action: "changed redaction", project: "q", object: "privacy" },
    ]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/touchstone_redacted_total\{detector="email"\} \d+/);
  });
});
