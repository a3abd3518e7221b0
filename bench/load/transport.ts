import { request } from "node:http";
import { decodeTraceColumns } from "#contract/trace-columns/decode.ts";
import { getTrace, traceColumnsType } from "#contract/traces.ts";
import { quantile } from "./table.ts";

/** Processor time of one call, ms, median of some. */
function cpuOf(times: number, run: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return quantile(taken, 0.5);
}

/** Sizes of both forms of a trace, and what reading them costs. */
export async function transport(url: string, count: number, columns: Uint8Array) {
  const answer = await fetch(`${url}?content=false`, { headers: { accept: "application/json" } });
  const json = await answer.text();
  const body = new Uint8Array(columns).buffer;
  return {
    spans: count.toLocaleString("en"),
    "columns MB": (columns.length / 1e6).toFixed(1),
    "JSON MB": (json.length / 1e6).toFixed(1),
    "columns, encoded MB": ((await encodedBytes(url, traceColumnsType)) / 1e6).toFixed(2),
    "columns CPU": cpuOf(15, () => decodeTraceColumns(body)),
    // What the client does with the list: texts into objects, each checked by the contract.
    "JSON.parse CPU": cpuOf(3, () => JSON.parse(json)),
    "JSON CPU": cpuOf(3, () => getTrace.output.parse(JSON.parse(json))),
  };
}

/** Bytes as a browser gets them. */
async function encodedBytes(url: string, accept: string): Promise<number> {
  return await new Promise((done, fail) => {
    request(url, { headers: { accept, "accept-encoding": "br, gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("end", () => done(bytes));
    })
      .on("error", fail)
      .end();
  });
}
