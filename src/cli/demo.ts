import { parseArgs } from "node:util";
import { compareLink } from "#contract/links/compare-link.ts";
import { type DemoOutcome, runDemo } from "#demo/run.ts";
import { createProgressDisplay } from "./progress-display.ts";
import { serverFlags, type ServerOptions, serverOptions, talking } from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = { ...serverFlags, progress: { type: "string" } } as const;

/** `touchstone demo`; with `--progress json` stdout is one JSON object a step, for a program to read. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: flags });
  if (values.progress !== undefined && values.progress !== "json")
    throw new UsageError("--progress is json, or left out.");
  const server = serverOptions(values, "demo");
  const json = values.progress === "json";
  const display = createProgressDisplay(json);
  try {
    const outcome = await talking(server, () =>
      runDemo({
        ...server,
        onProgress: json ? jsonLines() : (at, message) => display.show(at, message),
      }),
    );
    display.stop();
    if (!json) process.stdout.write(summary(server, outcome));
    return 0;
  } catch (error) {
    display.stop();
    throw error;
  }
}

/** One line for each percent. */
function jsonLines(): (progress: number, message: string) => void {
  let last = -1;
  return (progress, message) => {
    const percent = Math.floor(progress * 100);
    if (percent === last) return;
    last = percent;
    process.stdout.write(`${JSON.stringify({ progress: percent / 100, message })}\n`);
  };
}

function summary({ url, project }: ServerOptions, { runs, records, spans }: DemoOutcome): string {
  const base = `${url}/p/${encodeURIComponent(project)}`;
  const state = compareLink.write({ ...compareLink.read({}), runs: [...runs], baseline: runs[0] });
  return `${records.toLocaleString("en")} records and ${spans.toLocaleString("en")} spans are in project ${project}.
Compare the versions:  ${base}/compare?${new URLSearchParams(state).toString()}
Look at the traces:    ${base}/traces
`;
}
