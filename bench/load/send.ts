import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true });

/** Sends one OTLP request until it is taken; answers how often it was refused before. */
export async function sendUntilTaken(url: string, body: Buffer): Promise<number> {
  for (let refused = 0; ; refused++) {
    const status = await send(url, body);
    if (status === 200) return refused;
    if (status !== 503) throw new Error(`ingest answered ${status}`);
    await new Promise((done) => setTimeout(done, 1000));
  }
}

/** By the plain client of Node: `fetch` costs the sender twice as much, on a machine it shares with the server. */
function send(url: string, body: Buffer): Promise<number> {
  return new Promise((done, fail) => {
    const headers = {
      "content-type": "application/x-protobuf",
      "content-length": body.length,
      "x-touchstone-project": "bench",
    };
    request(`${url}/v1/traces`, { method: "POST", agent, headers }, (answer) => {
      answer.resume().once("end", () => done(answer.statusCode ?? 0));
    })
      .once("error", fail)
      .end(body);
  });
}
