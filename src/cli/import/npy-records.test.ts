import { expect, it } from "vitest";
import { npyRecords } from "./npy-records.ts";

function npy(shape: string, numbers: readonly number[], descr = "<f4"): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }\n`;
  const head = Buffer.alloc(10);
  head.write("\u0093NUMPY", "latin1");
  head[6] = 1;
  head.writeUInt16LE(text.length, 8);
  return Buffer.concat([head, Buffer.from(text), Buffer.from(Float32Array.from(numbers).buffer)]);
}

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function* lines(texts: readonly string[]) {
  yield* texts;
}

async function recordsOf(bytes: Buffer, size: number, ids: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  const input = { bytes: pieces(bytes, size), ids: lines(ids), set: "s", model: "m" };
  for await (const line of npyRecords(input))
    found.push(JSON.parse(new TextDecoder().decode(line)));
  return found;
}

const ids = ["a", "b"].map((document) => JSON.stringify({ subject: { document }, text: document }));

it.each([1, 7, 1000])("reads rows in pieces of %i bytes", async (size) => {
  const base = { type: "embedding", set: "s", model: "m" };
  expect(await recordsOf(npy("(2, 3)", [1, 2, 3, 4, 5, 6]), size, ids)).toEqual([
    { ...base, subject: { document: "a" }, text: "a", vector: [1, 2, 3] },
    { ...base, subject: { document: "b" }, text: "b", vector: [4, 5, 6] },
  ]);
});

it("says what is wrong", async () => {
  await expect(recordsOf(Buffer.from("no NumPy file at all"), 50, ids)).rejects.toThrow(
    /not a NumPy/,
  );
  await expect(recordsOf(npy("(2, 3)", [1, 2, 3]), 50, ids)).rejects.toThrow(/after 1 of 2/);
  await expect(recordsOf(npy("(2, 3)", [1, 2, 3, 4, 5, 6]), 50, [ids[0]!])).rejects.toThrow(
    /vector 2/,
  );
  await expect(recordsOf(npy("(2, 3)", [1], "<i8"), 50, ids)).rejects.toThrow(/float32/);
});
