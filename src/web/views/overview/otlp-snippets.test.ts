import { expect, it } from "vitest";
import {
  importCommand,
  importSentence,
  pythonSnippet,
  typescriptSnippet,
} from "./otlp-snippets.ts";

const here = { origin: "http://127.0.0.1:4318", project: "default" };

it("sends to the server that shows the page", () => {
  expect(typescriptSnippet(here)).toContain('url: "http://127.0.0.1:4318/v1/traces"');
  expect(pythonSnippet(here)).toContain('endpoint="http://127.0.0.1:4318/v1/traces"');
});

it("names the project only where it is not the default", () => {
  expect(typescriptSnippet(here)).not.toContain("x-touchstone-project");
  expect(pythonSnippet(here)).not.toContain("x-touchstone-project");
  const bot = { ...here, project: 'support "bot"' };
  expect(typescriptSnippet(bot)).toContain('{ "x-touchstone-project": "support \\"bot\\"" }');
  expect(pythonSnippet(bot)).toContain('{"x-touchstone-project": "support \\"bot\\""}');
});

it("sends the key where the server asks for one", () => {
  const team = { ...here, needsKey: true };
  expect(typescriptSnippet(team)).toContain(
    "headers: { authorization: `Bearer ${process.env.TOUCHSTONE_API_KEY}` }",
  );
  expect(pythonSnippet(team)).toContain(
    `headers={"authorization": f"Bearer {os.environ['TOUCHSTONE_API_KEY']}"}`,
  );
  expect(pythonSnippet(team)).toContain("\nimport os\n");
  expect(pythonSnippet(here)).not.toContain("import os");
});

it("writes an import command that a shell reads as meant", () => {
  expect(importCommand(here)).toBe("npx touchstone import FILE --project default");
  expect(importCommand({ origin: "http://127.0.0.1:4390", project: "it's mine" })).toBe(
    `npx touchstone import FILE --project 'it'\\''s mine' --url http://127.0.0.1:4390`,
  );
});

it("says what an import did", () => {
  expect(importSentence({ accepted: 1, rejectedCount: 0 })).toBe("1 line went in.");
  expect(importSentence({ accepted: 1200, rejectedCount: 3 })).toBe(
    "1,200 lines went in, 3 did not.",
  );
});
