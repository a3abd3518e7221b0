import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";

const step = z.object({ progress: z.number(), message: z.string() });

interface DemoPlace {
  readonly url: string;
  readonly project: string;
  /** Needed with accounts; never an argument, which other people of the machine could read. */
  readonly apiKey?: string | undefined;
}

/**
 * Runs `touchstone demo` in a process of its own against this server, so that the demo goes through the
 * same doors as everybody's application. Throws when it fails.
 */
export async function runDemo(
  { url, project, apiKey }: DemoPlace,
  progress: (progress: number, message: string) => void,
): Promise<void> {
  const entry = process.argv[1];
  if (!entry) throw new Error("The demo can only be started by the touchstone command.");
  const child = spawn(
    process.execPath,
    [...process.execArgv, entry, "demo", "--url", url, "--project", project, "--progress", "json"],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...(apiKey && { TOUCHSTONE_API_KEY: apiKey }) },
    },
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-500);
  });
  const exited = new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("exit", done);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const told = step.safeParse(safeJson(line));
    if (told.success) progress(told.data.progress, told.data.message);
  }
  if ((await exited) !== 0) throw new Error(complaint.trim() || "The demo did not finish.");
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
