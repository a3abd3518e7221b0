import { afterEach, expect, it, vi } from "vitest";
import { uploadRecords } from "./upload-records.ts";

afterEach(() => vi.unstubAllGlobals());

function streamOf(text: string, chunkBytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += chunkBytes)
        controller.enqueue(bytes.slice(at, at + chunkBytes));
      controller.close();
    },
  });
}

/** Rejects every line that holds "bad". */
function stubServer(): string[] {
  const bodies: string[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: { body: Uint8Array }) => {
    const body = new TextDecoder().decode(init.body);
    bodies.push(body);
    const lines = body.split("\n").filter(Boolean);
    const rejected = lines.flatMap((line, index) =>
      line.includes("bad") ? [{ line: index + 1, code: "bad_line", message: "no" }] : [],
    );
    return Response.json({
      accepted: lines.length - rejected.length,
      rejected,
      rejectedCount: rejected.length,
    });
  });
  return bodies;
}

it("sends whole lines in batches and numbers faults from the start of the file", async () => {
  const bodies = stubServer();
  const long = "x".repeat(1024 * 1024 - 1);
  const lines = Array.from({ length: 10 }, (_, index) => (index === 7 ? "bad" : long));
  const seen: number[] = [];
  const end = await uploadRecords(streamOf(lines.join("\n"), 100_000), {
    project: "p",
    onProgress: ({ accepted }) => seen.push(accepted),
  });
  expect(bodies.length).toBeGreaterThan(1);
  expect(bodies.join("")).toBe(lines.join("\n"));
  for (const body of bodies.slice(0, -1)) expect(body.endsWith("\n")).toBe(true);
  expect(end).toMatchObject({ accepted: 9, rejectedCount: 1, rejected: [{ line: 8 }] });
  expect(seen.at(-1)).toBe(9);
});

it("sends nothing for an empty file", async () => {
  const bodies = stubServer();
  const end = await uploadRecords(streamOf("", 10), { project: "p" });
  expect(bodies).toEqual([]);
  expect(end.accepted).toBe(0);
});

it("says which problem stopped it", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json(
      { type: "x", title: "Busy", status: 503, code: "busy", detail: "Later" },
      { status: 503 },
    ),
  );
  await expect(uploadRecords(streamOf("{}\n", 10), { project: "p" })).rejects.toThrow("Later");
});

it("goes on after a batch of bad lines only, and reads what Node reads", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json(
      {
        type: "x",
        title: "Bad",
        status: 400,
        code: "bad_request",
        detail: "No line could be stored.",
        accepted: 0,
        rejected: [{ line: 1, code: "bad_json", message: "no" }],
        rejectedCount: 1,
      },
      { status: 400 },
    ),
  );
  const chunks = (async function* () {
    yield new TextEncoder().encode("bad");
    yield new TextEncoder().encode("\n");
  })();
  const end = await uploadRecords(chunks, { project: "p" });
  expect(end).toMatchObject({ accepted: 0, rejectedCount: 1, rejected: [{ code: "bad_json" }] });
});
