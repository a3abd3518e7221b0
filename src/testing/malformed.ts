import { gzipSync } from "node:zlib";
import type { Seeded } from "./seeded.ts";

/** Ways in which a body goes wrong; each makes other bytes of a valid one. */
export const faults = [
  "truncated",
  "flipped",
  "wrong types",
  "huge numbers",
  "deep",
  "bad utf8",
  "random",
  "gzip garbage",
  "gzip bomb",
  "spliced",
] as const;
export type Fault = (typeof faults)[number];

export interface Malformed {
  readonly body: Buffer;
  readonly encoding?: string;
}

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const oddValues = ["null", "0", "-1", '""', '"x"', "[]", "{}", "[[]]", "true", "1.5"];
const oddNumbers = [
  "1e400",
  "-1e308",
  "99999999999999999999999999",
  "-9223372036854775809",
  "1e-400",
  "4294967296",
  "0.1e1",
  '"18446744073709551616"',
];

/** Damages a valid body; `isText` says whether it is JSON. */
export function damaged(valid: Buffer, isText: boolean, fault: Fault, random: Seeded): Malformed {
  const at = random.below(valid.length);
  switch (fault) {
    case "truncated":
      return { body: valid.subarray(0, at) };
    case "flipped": {
      const body = Buffer.from(valid);
      for (let times = 0; times <= random.below(8); times++)
        body[random.below(body.length)] = random.below(256);
      return { body };
    }
    case "wrong types":
      return { body: isText ? withValues(valid, oddValues, random) : spliced(valid, random) };
    case "huge numbers":
      return { body: isText ? withValues(valid, oddNumbers, random) : spliced(valid, random) };
    case "deep":
      return { body: isText ? deepText(valid, random) : deepMessage(random.below(20_000)) };
    case "bad utf8":
      return { body: spliced(valid, random, Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80])) };
    case "random":
      return { body: random.bytes(random.below(2000)) };
    case "gzip garbage":
      return { body: spliced(gzipSync(valid), random), encoding: "gzip" };
    case "gzip bomb":
      return { body: bomb, encoding: "gzip" };
    case "spliced":
      return { body: spliced(valid, random) };
  }
}

function spliced(body: Buffer, random: Seeded, put = random.bytes(1 + random.below(12))): Buffer {
  const at = random.below(body.length);
  return Buffer.concat([body.subarray(0, at), put, body.subarray(at + random.below(6))]);
}

/** Some of the values of a JSON text replaced by others. */
function withValues(body: Buffer, values: readonly string[], random: Seeded): Buffer {
  const text = body
    .toString("utf8")
    .replaceAll(/:("(?:\\.|[^"\\])*"|-?[\d.]+|true|false|null)/g, (whole) =>
      random.next() < 0.15 ? `:${random.pick(values)}` : whole,
    );
  return Buffer.from(text);
}

/** A value of a JSON text replaced by one that is nested thousands deep. */
function deepText(body: Buffer, random: Seeded): Buffer {
  const depth = random.pick([100, 1000, 5000, 20_000, 200_000]);
  const [open, close] = random.pick([
    ["[", "]"],
    ['{"a":', "}"],
    ['{"arrayValue":{"values":[', "]}}"],
  ] as const);
  const nested = `${open.repeat(depth)}${open === "[" ? "" : "1"}${close.repeat(depth)}`;
  const text = body.toString("utf8");
  const spots = [...text.matchAll(/:("(?:\\.|[^"\\])*"|-?[\d.]+|true|false|null)/g)];
  const spot = random.pick(spots);
  return Buffer.from(
    `${text.slice(0, spot.index)}:${nested}${text.slice(spot.index + spot[0].length)}`,
  );
}

/** A protobuf message inside a message inside a message, each of field 1. */
function deepMessage(depth: number): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (let level = 0; level < depth; level++) {
    const head = Buffer.from([0x0a, ...varint(length)]);
    parts.push(head);
    length += head.length;
  }
  return Buffer.concat(parts.toReversed());
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
