import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { pathParameters, type Endpoint } from "#contract/endpoint.ts";
import { oidcReturnPath, oidcStartPath } from "#contract/auth.ts";
import { livePath } from "#contract/live.ts";
import { snapshotFilePath } from "#contract/snapshots.ts";
import { matrixExportPath } from "#contract/matrix.ts";
import { problem } from "#contract/problem.ts";
import { auditExportPath } from "#contract/audit.ts";
import { backupPath, restorePath } from "#contract/backup.ts";
import { exportPath, recordsPath } from "#contract/records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query"]),
  required: z.boolean().optional(),
  schema: z.looseObject({}),
});
const operation = z.looseObject({
  summary: z.string().min(1),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/),
    z.looseObject({ description: z.string() }),
  ),
});
const openapi = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith("/"), z.record(z.string(), operation)),
});

let server: TestServer;
let document: z.output<typeof openapi>;
let endpoints: [string, Endpoint][];
beforeAll(async () => {
  server = await startTestServer({ TOUCHSTONE_OTLP_LIMIT_MIB: "1" });
  document = openapi.parse(await server.get("/api/v1/openapi.json"));
  endpoints = await exportedEndpoints();
});
afterAll(() => server.close());

/** Every endpoint that a file of the contract exports, by its name. */
async function exportedEndpoints(): Promise<[string, Endpoint][]> {
  const folder = join(import.meta.dirname, "../contract");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^(?!.*\.test\.)[\w/-]+\.ts$/.test(name),
  );
  const modules = await Promise.all(
    files.map((name) => import(join(folder, name)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((each) => Object.entries(each).filter(isEndpoint));
}

function isEndpoint(entry: [string, unknown]): entry is [string, Endpoint] {
  const [, value] = entry;
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

const inBraces = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");

describe("the OpenAPI document", () => {
  it("describes every endpoint of the contract with its parameters", () => {
    expect(endpoints.length).toBeGreaterThan(15);
    for (const [name, { method, path, summary, input, body }] of endpoints) {
      const found = document.paths[inBraces(path)]?.[method.toLowerCase()];
      expect([name, found?.summary]).toEqual([name, summary]);
      const told = new Map(found!.parameters.map((each) => [each.name, each]));
      expect([name, [...told.keys()].toSorted()]).toEqual([
        name,
        Object.keys(input.shape).toSorted(),
      ]);
      for (const [key, schema] of Object.entries(input.shape)) {
        const isInPath = pathParameters(path).includes(key);
        expect([name, key, told.get(key)?.in]).toEqual([name, key, isInPath ? "path" : "query"]);
        const required = isInPath || !z.safeParse(schema as z.ZodType, undefined).success;
        expect([name, key, told.get(key)?.required ?? false]).toEqual([name, key, required]);
      }
      const takesBody = body !== undefined && !(body instanceof z.ZodUndefined);
      expect([name, found!.requestBody !== undefined]).toEqual([name, takesBody]);
      expect([name, Object.keys(found!.responses)]).toEqual([
        name,
        expect.arrayContaining(["200"]),
      ]);
    }
  });

  it("describes the doors, the export and the live feed", () => {
    const paths: [string, string][] = [
      ["/v1/traces", "post"],
      ["/v1/logs", "post"],
      ["/v1/metrics", "post"],
      [recordsPath, "post"],
      [inBraces(exportPath), "get"],
      [inBraces(matrixExportPath), "get"],
      [inBraces(livePath), "get"],
      [inBraces(auditExportPath), "get"],
      [backupPath, "get"],
      [restorePath, "post"],
      [oidcStartPath, "get"],
      [oidcReturnPath, "get"],
      [inBraces(snapshotFilePath), "get"],
    ];
    for (const [path, method] of paths)
      expect([path, document.paths[path]?.[method]?.summary]).toEqual([path, expect.any(String)]);
  });

  it("describes nothing else", () => {
    const known = new Set([
      ...endpoints.map(([, { method, path }]) => `${method.toLowerCase()} ${inBraces(path)}`),
      "post /v1/traces",
      "post /v1/logs",
      "post /v1/metrics",
      `post ${recordsPath}`,
      `get ${inBraces(exportPath)}`,
      `get ${inBraces(matrixExportPath)}`,
      `get ${inBraces(livePath)}`,
      `get ${inBraces(auditExportPath)}`,
      `get ${backupPath}`,
      `post ${restorePath}`,
      `get ${oidcStartPath}`,
      `get ${oidcReturnPath}`,
      `get ${inBraces(snapshotFilePath)}`,
    ]);
    const told = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(told.filter((each) => !known.has(each))).toEqual([]);
  });

  it("names every path parameter in its path", () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const { parameters } of Object.values(operations)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
        const inPath = parameters.filter((each) => each.in === "path").map(({ name }) => name);
        expect([path, inPath.toSorted()]).toEqual([path, named.toSorted()]);
      }
  });

  it("refers only to what it holds", () => {
    const text = JSON.stringify(document);
    for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      let place: unknown = document;
      for (const step of pointer.split("/")) place = (place as Record<string, unknown>)[step];
      expect([pointer, typeof place]).toEqual([pointer, "object"]);
    }
    expect(text).not.toContain('"$ref":"http');
  });

  it("says that refusals are problem documents", () => {
    const { responses } = document.paths["/api/v1/projects/{p}"]!["get"]!;
    const content = JSON.stringify([responses["4XX"], responses["5XX"]]);
    expect(content).toContain("application/problem+json");
  });

  it("is served by every endpoint that it describes", async () => {
    for (const [name, { method, path }] of endpoints) {
      const url = path.replaceAll(/:\w+/g, "nothing-of-this-name");
      const answer = await fetch(`${server.url}${url}`, { method });
      const told = (await answer.json()) as { detail?: string };
      // A missing thing is not a missing route.
      expect([name, told.detail ?? ""]).toEqual([
        name,
        expect.not.stringContaining("There is nothing at"),
      ]);
    }
  });
});

describe("a refusal", () => {
  const json = { "content-type": "application/json" };
  const price = { model: "m".repeat(5 * 1024 * 1024) };
  it.each([
    ["a bad parameter", 400, "bad_request", "/api/v1/projects/p/runs?limit=many", {}],
    ["a bad filter", 400, "bad_filter", "/api/v1/projects/p/traces?where=(", {}],
    ["a bad address", 400, "bad_request", "/api/v1/projects/%zz", {}],
    [
      "a bad body",
      400,
      "bad_request",
      "/api/v1/prices",
      { method: "PUT", headers: json, body: "{" },
    ],
    [
      "a body of another kind",
      415,
      "unsupported_media_type",
      "/api/v1/prices",
      { method: "PUT", headers: { "content-type": "text/csv" }, body: "a" },
    ],
    [
      "a body with a field missing",
      400,
      "bad_request",
      "/api/v1/prices",
      { method: "PUT", headers: json, body: "{}" },
    ],
    [
      "a body too large",
      413,
      "too_large",
      "/api/v1/prices",
      { method: "PUT", headers: json, body: JSON.stringify(price) },
    ],
    ["a missing project", 404, "not_found", "/api/v1/projects/nowhere", {}],
    ["a missing trace", 404, "not_found", `/api/v1/projects/p/traces/${"a".repeat(32)}`, {}],
    ["a missing run", 404, "not_found", "/api/v1/projects/p/runs/none", {}],
    ["a missing address", 404, "not_found", "/api/v1/nonsense", {}],
    ["a missing method", 404, "not_found", "/api/v1/projects", { method: "DELETE" }],
    ["a name that is too long", 400, "bad_request", `/api/v1/projects/${"x".repeat(300)}`, {}],
    [
      "a part of an address that is too long",
      400,
      "bad_request",
      `/api/v1/projects/p/runs/${"x".repeat(9000)}`,
      {},
    ],
  ] as const)(
    "for %s is %i, a problem document with the code %s",
    async (_name, status, code, path, init) => {
      const answer = await fetch(`${server.url}${path}`, init);
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      const told = problem.parse(await answer.json());
      expect(told).toMatchObject({ status, code, type: `urn:touchstone:problem:${code}` });
      expect(told.title.length * told.detail.length).toBeGreaterThan(0);
      // Nothing of the machine or its statements is told.
      expect(JSON.stringify(told)).not.toMatch(/SELECT|node_modules|\/src\//);
    },
  );

  it("points at the place in a filter", async () => {
    const where = encodeURIComponent("status:error latency:>fast");
    const answer = await fetch(`${server.url}/api/v1/projects/p/traces?where=${where}`);
    expect(problem.parse(await answer.json()).position).toBeGreaterThan(0);
  });
});
