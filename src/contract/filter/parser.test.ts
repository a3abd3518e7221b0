import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filter, FilterValue } from "./ast.ts";
import { FilterError } from "./filter-error.ts";
import { parseFilter } from "./parser.ts";
import { printFilter } from "./print.ts";

const value = (text: string, more: Partial<FilterValue> = {}): FilterValue => ({
  op: "=",
  text,
  wildcard: false,
  quoted: false,
  ...more,
});

function bare(filter: Filter): unknown {
  return JSON.parse(
    JSON.stringify(filter, (key, part: unknown) => (key === "position" ? undefined : part)),
  );
}

function failure(source: string): FilterError {
  try {
    parseFilter(source);
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`accepted: ${source}`);
}

function failingPosition(source: string): number | undefined {
  try {
    parseFilter(source);
    return undefined;
  } catch (error) {
    if (error instanceof FilterError) return error.position;
    throw error;
  }
}

function values(source: string): readonly FilterValue[] {
  const filter = parseFilter(source);
  if (filter.kind !== "term") throw new Error(`no term: ${source}`);
  return filter.values;
}

describe("parseFilter", () => {
  it("reads nothing as everything", () => {
    expect(parseFilter("")).toEqual({ kind: "all" });
    expect(parseFilter("  \n ")).toEqual({ kind: "all" });
  });

  it("reads the filter of the manual", () => {
    const source =
      'status:error latency:>2s model:gpt-4o* task:snarks,ruin_names -kind:TOOL "refund policy"';
    expect(parseFilter(source)).toEqual({
      kind: "and",
      items: [
        { kind: "term", field: "status", position: 0, values: [value("error")] },
        { kind: "term", field: "latency", position: 13, values: [value("2s", { op: ">" })] },
        {
          kind: "term",
          field: "model",
          position: 25,
          values: [value("gpt-4o*", { wildcard: true })],
        },
        {
          kind: "term",
          field: "task",
          position: 39,
          values: [value("snarks"), value("ruin_names")],
        },
        {
          kind: "not",
          item: { kind: "term", field: "kind", position: 63, values: [value("TOOL")] },
        },
        { kind: "text", text: "refund policy", position: 73 },
      ],
    });
    expect(printFilter(parseFilter(source))).toBe(source);
  });

  it.each([
    ["a:1 b:2 OR c:3", "or(and(a,b),c)"],
    ["a:1 AND b:2 OR c:3", "or(and(a,b),c)"],
    ["a:1 (b:2 OR c:3)", "and(a,or(b,c))"],
    ["NOT a:1 b:2", "and(not(a),b)"],
    ["-(a:1 b:2)", "not(and(a,b))"],
    ["NOT NOT a:1", "not(not(a))"],
    ["((a:1) (b:2 c:3))", "and(a,b,c)"],
    ["a:1 OR (b:2 OR c:3)", "or(a,b,c)"],
    ["(a:1)b:2", "and(a,b)"],
  ])("binds %s as %s", (source, shape) => {
    expect(shapeOf(parseFilter(source))).toBe(shape);
  });

  it.each([
    ["latency:<=500ms", [value("500ms", { op: "<=" })]],
    ["latency:>=2s,<10ms", [value("2s", { op: ">=" }), value("10ms", { op: "<" })]],
    ["tokens:10..20", [value("10", { op: "range", to: "20" })]],
    ["cost:0.001..0.5", [value("0.001", { op: "range", to: "0.5" })]],
    ["tokens:10..*", [value("10", { op: ">=" })]],
    ["tokens:*..20", [value("20", { op: "<=" })]],
    ["start:2024-05-01T10:00:00Z", [value("2024-05-01T10:00:00Z")]],
    ["input:Hello...", [value("Hello...")]],
    ["file:../x", [value("../x")]],
    ["score:-0.5", [value("-0.5")]],
    ["name:=a", [value("a")]],
    ["name:*", [value("*", { wildcard: true })]],
    ["name:a\\*", [value("a*")]],
    ["name:a\\*b*", [value("a\\*b*", { wildcard: true })]],
    ["name:a\\,b", [value("a,b")]],
    ["path:C:\\dir", [value("C:\\dir")]],
    ['name:"a*,b"', [value("a*,b", { quoted: true })]],
    ['name:"say \\"hi\\" \\\\ \\n"', [value('say "hi" \\ \\n', { quoted: true })]],
    ['name:""', [value("", { quoted: true })]],
    ['name:>"2 s"', [value("2 s", { op: ">", quoted: true })]],
  ])("reads the values of %s", (source, expected) => {
    expect(values(source)).toEqual(expected);
  });

  it.each([
    ["llm.token_count.total:>5", "llm.token_count.total"],
    ["http/route:x", "http/route"],
    ['"genkit:type":x', "genkit:type"],
    ["änderung-grund:x", "änderung-grund"],
    ["has:error", "has"],
    ["AND:x", "AND"],
  ])("reads the field of %s", (source, field) => {
    expect(parseFilter(source)).toMatchObject({ kind: "term", field });
  });

  it("takes addresses and lower-case connectives as text", () => {
    expect(parseFilter("https://a.b:80/c?d=e")).toMatchObject({ text: "https://a.b:80/c?d=e" });
    expect(shapeOf(parseFilter("this or that"))).toBe("and('this','or','that')");
    expect(shapeOf(parseFilter('"OR"'))).toBe("'OR'");
  });

  it.each([
    ["(a:1", "A closing parenthesis is missing", 0],
    ["a:1 (b:2 OR (c:3)", "A closing parenthesis is missing", 4],
    ["(", "A closing parenthesis is missing", 0],
    ["a:1)", "An opening parenthesis is missing", 3],
    ["a ()", "The parentheses are empty", 2],
    ["latency:>", "`latency:>` needs a value", 8],
    ["status:", "`status:` needs a value", 6],
    ["status: error", "`status:` needs a value", 6],
    ["(status:)", "`status:` needs a value", 7],
    ["a:1,,2", "A value is missing beside the comma", 3],
    ["a:1,", "A value is missing beside the comma", 3],
    ['"open', "A closing quote is missing", 0],
    ['a:"open', "A closing quote is missing", 2],
    ["OR a", "`OR` needs something on its left", 0],
    ["a OR", "`OR` needs something on its right", 2],
    ["a AND OR b", "`AND` needs something on its right", 2],
    ["NOT", "`NOT` needs something on its right", 0],
    ["a -", "`-` needs something to leave out", 2],
    ["--flag", "Two minus signs in a row", 0],
    [":x", "A field is missing before the colon", 0],
    ['"":x', "The field has no name", 0],
    ["a,b:c", "`a,b` is not a field", 0],
    ["latency>2:s", "`latency>2` is not a field", 0],
    ["name:f(x)", "`(` inside a value", 6],
    ['"a"b', "A space is missing before `b`", 3],
    ["f(x)", "A space is missing before `(`", 1],
    ["a:>x*", "`>` does not go with a wildcard", 2],
    ["a:x*..5", "The end of a range cannot hold a wildcard", 2],
  ])("says what is wrong with %s", (source, message, position) => {
    const error = failure(source);
    expect(error.message).toBe(message);
    expect(error.position).toBe(position);
    expect(error.hint).not.toBe("");
  });

  it("refuses depth and length instead of running out of stack", () => {
    expect(failure("(".repeat(4000)).message).toMatch(/levels/);
    expect(failure("NOT ".repeat(900) + "a").message).toMatch(/levels/);
    expect(failure("-(".repeat(2000)).message).toMatch(/levels/);
    expect(failure("a".repeat(4001)).message).toMatch(/longer/);
    expect(parseFilter("(".repeat(50) + "a" + ")".repeat(50)).kind).toBe("text");
  });
});

const fragments = fc.constantFrom(
  ...'abc1 .,:-()"\\*<>=/ ä\n'.split(""),
  "AND ",
  " OR ",
  "NOT ",
  "..",
  "a:b",
  'x:"',
  "://",
  "\u{1F600}",
  "\ud800",
);
const source = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fragments, { maxLength: 30 }).map((parts) => parts.join("")),
);

describe("any text", () => {
  it("parses, or fails at a position inside it", () => {
    fc.assert(
      fc.property(source, (text) => {
        const position = failingPosition(text) ?? 0;
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThan(Math.max(1, text.length));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['"x:"://*', '"f"://*', '"f"://a*,b'])(
    "%s is printed as it can be read again",
    (text) => {
      const filter = parseFilter(text);
      expect(parseFilter(printFilter(filter))).toMatchObject(filter);
    },
  );

  it("that parses is printed as text that parses to the same", () => {
    let parsed = 0;
    fc.assert(
      fc.property(source, (text) => {
        let filter: Filter;
        try {
          filter = parseFilter(text);
        } catch {
          return;
        }
        parsed++;
        expect(bare(parseFilter(printFilter(filter)))).toEqual(bare(filter));
      }),
      { numRuns: 8000 },
    );
    expect(parsed).toBeGreaterThan(500);
  });
});

function shapeOf(filter: Filter): string {
  switch (filter.kind) {
    case "all":
      return "all";
    case "and":
    case "or":
      return `${filter.kind}(${filter.items.map(shapeOf).join(",")})`;
    case "not":
      return `not(${shapeOf(filter.item)})`;
    case "text":
      return `'${filter.text}'`;
    case "term":
      return filter.field;
  }
}
