import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seeded } from "#testing/seeded.ts";
import type { ServerProcess } from "#testing/server-process.ts";
import { startTestProcess } from "#testing/test-server.ts";

const megabyte = 1024 ** 2;
const bodyBytes = 200 * megabyte;
const mostGrowthMb = 200;
/** Blocks in flight and what the collector has not yet freed; the body as text and rows would be twice its size. */
const mostBlocksMb = 320;

let server: ServerProcess;
beforeAll(async () => {
  server = await startTestProcess();
});
afterAll(() => server.stop());

/** Results made as they are sent; a line holds 20 kB that compress badly enough. */
function* lines(bytes: number): Generator<string> {
  const random = seeded(3);
  for (let sent = 0, index = 0; sent < bytes; index++) {
    const output = random.bytes(40).toString("hex").repeat(250);
    const line = `${JSON.stringify({ type: "result", run: "r", example: `e${index}`, output })}\n`;
    sent += line.length;
    yield line;
  }
}

async function upload(
  project: string,
  body: Readable,
): Promise<{ status: number; answer: string }> {
  const request = httpRequest(`${server.url}/api/v1/records?project=${project}`, {
    method: "POST",
  });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  body.pipe(request);
  const [answer] = await answered;
  return { status: answer.statusCode ?? 0, answer: await text(answer) };
}

it("holds blocks of a long body, not the body", { timeout: 120_000 }, async () => {
  await upload("warm", Readable.from(lines(32 * megabyte)));
  const before = server.residentMb();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, server.residentMb())), 50);
  const { status, answer } = await upload("long", Readable.from(lines(bodyBytes)));
  clearInterval(watch);
  expect([status, JSON.parse(answer)]).toMatchObject([200, { rejectedCount: 0 }]);
  expect((JSON.parse(answer) as { accepted: number }).accepted).toBeGreaterThan(9000);
  expect(most - before).toBeLessThan(mostBlocksMb);
});

it("does not hold a line that never ends", { timeout: 60_000 }, async () => {
  const before = server.residentMb();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, server.residentMb())), 50);
  const chunk = "x".repeat(megabyte);
  const endless = Readable.from(Array.from({ length: 200 }, () => chunk));
  const { status } = await upload("endless", endless);
  clearInterval(watch);
  expect(status).toBe(400);
  expect(most - before).toBeLessThan(mostGrowthMb);
});
