/**
 * Entry of the engine's process: becomes a ClickHouse server out of libchdb. It serves for as long as one
 * endless query runs, and leaves when its standard input closes (the parent asked, or died) or on a signal.
 * The user and password arrive on standard input, so that no process list shows them.
 */
import { libchdbPath } from "chdb/libchdb";
import { DataType, load, open } from "ffi-rs";

interface Options {
  readonly path: string;
  readonly configFile: string;
  readonly httpPort: number;
  readonly tcpPort?: number;
}

const endless =
  "SELECT count() FROM numbers(1000000000) WHERE sleepEachRow(3) SETTINGS max_block_size=1, max_threads=1, " +
  "max_execution_time=0, function_sleep_max_microseconds_per_block=0";
const stopPatienceMs = 20_000;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own parent wrote this argument
const options = JSON.parse(process.argv[2] ?? "") as Options;
let password = "";
let stopping = false;

function stop(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.kill(process.pid, "SIGKILL"), stopPatienceMs).unref();
  void killEndless();
}

/** Retried, because the listener may not be up yet. */
async function killEndless(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${options.httpPort}/`, {
      method: "POST",
      headers: {
        "X-ClickHouse-User": "touchstone",
        "X-ClickHouse-Key": password,
        connection: "close",
      },
      body: "KILL QUERY WHERE query LIKE 'SELECT count() FROM numbers(1000000000) WHERE sleepEachRow(3)%' ASYNC",
    }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

process.stdin.setEncoding("utf8");
process.stdin.on("data", (text: string) => {
  password += text.trim();
});
process.stdin.on("end", stop).on("close", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

open({ library: "chdb", path: libchdbPath() });
const listen = [
  "SYSTEM START LISTEN HTTP",
  ...(options.tcpPort ? ["SYSTEM START LISTEN TCP"] : []),
  endless,
];
const argv = [
  "clickhouse",
  `--config-file=${options.configFile}`,
  `--path=${options.path}`,
  "--listen_host=127.0.0.1",
  `--http_port=${options.httpPort}`,
  ...(options.tcpPort ? [`--tcp_port=${options.tcpPort}`] : []),
  "--log-level=warning",
  `--query=${listen.join("; ")}`,
];
await load({
  library: "chdb",
  funcName: "query_stable_v2",
  retType: DataType.I64,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
  runInNewThread: true,
});
process.exit(stopping ? 0 : 1);
