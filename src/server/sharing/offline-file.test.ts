import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fileOf, inFile } from "./offline-file.ts";

const hostile = "</script><script>alert(1)</script><!-- \u2028 <img src=x onerror=alert(1)> \u202e";
const copy = {
  id: "x",
  project: hostile,
  page: "/p/x",
  title: hostile,
  preferences: undefined,
  by: hostile,
  at: "2026-01-01T00:00:00.000Z",
  hash: "",
  version: "1",
  answers: 1,
  bytes: 1,
  redacted: null,
  fileBytes: 1,
  items: [{ address: "/", status: 200, mediaType: "text/plain", encoding: "text", body: hostile }],
} as const;

it("holds hostile texts as data that end nothing", () => {
  const data = inFile({ ...copy, items: [...copy.items] });
  expect(data).not.toContain("<");
  expect(JSON.parse(data)).toMatchObject({ title: hostile, items: [{ body: hostile }] });
  const file = fileOf({ script: "run()", styles: "a{}" }, hostile, data);
  expect(file.match(/<script/g)).toHaveLength(2);
  expect(file.match(/<img|<!--/g)).toBeNull();
  expect(file).toContain("<title>&lt;/script&gt;&lt;script&gt;");
});

it("lets this one script run and nothing be fetched", () => {
  const script = "console.log(1)";
  const digest = createHash("sha256").update(script).digest("base64");
  const file = fileOf({ script, styles: "" }, "t", "{}");
  expect(file).toContain(`script-src 'sha256-${digest}'`);
  expect(file).toContain("default-src 'none'");
  expect(file).not.toMatch(/(src|href)=/);
});
