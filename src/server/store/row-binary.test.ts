import fc from "fast-check";
import { expect, it } from "vitest";
import { RowBinaryWriter } from "./row-binary.ts";

/** Reads back one String: LEB128 length and UTF-8 bytes. */
function readText(bytes: Buffer): { text: string; rest: Buffer } {
  let length = 0;
  let at = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  return { text: bytes.toString("utf8", at, at + length), rest: bytes.subarray(at + length) };
}

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
  fc
    .tuple(fc.string({ unit: "grapheme-ascii", maxLength: 60 }), fc.constant("é"))
    .map((pair) => pair.join("")),
);

it("writes texts of any length and script one after the other", () => {
  fc.assert(
    fc.property(fc.array(anyText), fc.nat(100), (texts, expectedBytes) => {
      const writer = new RowBinaryWriter(expectedBytes);
      for (const text of texts) writer.text(text);
      let rest = writer.bytes();
      for (const text of texts) {
        const read = readText(rest);
        expect(read.text).toBe(text);
        rest = read.rest;
      }
      expect(rest).toHaveLength(0);
    }),
  );
});

it("grows for a text larger than its buffer", () => {
  const writer = new RowBinaryWriter();
  const long = "ä".repeat(2_000_000);
  writer.byte(7);
  writer.text(long);
  expect(writer.bytes()[0]).toBe(7);
  expect(readText(writer.bytes().subarray(1))).toEqual({ text: long, rest: Buffer.alloc(0) });
});

it("replaces lone surrogates", () => {
  const writer = new RowBinaryWriter();
  writer.text("a\ud800b");
  expect(readText(writer.bytes()).text).toBe("a\ufffdb");
});

it("marks nulls and writes numbers little-endian", () => {
  const writer = new RowBinaryWriter();
  writer.nullable(null, (value: number) => writer.float64(value));
  writer.nullable(1.5, (value) => writer.float64(value));
  writer.uint64(1_700_000_000_000_000_001n);
  writer.numberMap({ a: 2 });
  const bytes = writer.bytes();
  expect([bytes[0], bytes[1], bytes.readDoubleLE(2), bytes.readBigUInt64LE(10)]).toEqual([
    1,
    0,
    1.5,
    1_700_000_000_000_000_001n,
  ]);
  expect([...bytes.subarray(18, 21)]).toEqual([1, 1, 97]);
  expect(bytes.readDoubleLE(21)).toBe(2);
});
