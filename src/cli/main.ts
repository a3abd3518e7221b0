#!/usr/bin/env node
import { commands } from "./commands.ts";
import { usage, UsageError } from "./usage.ts";

const [name = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (!command || rest.includes("--help") || rest.includes("-h")) {
  const asked = name === "" || name === "help" || name === "--help" || name === "-h" || command;
  (asked ? process.stdout : process.stderr).write(usage(command ? name : undefined));
  process.exitCode = asked ? 0 : 3;
} else {
  try {
    process.exitCode = await command(rest);
  } catch (error) {
    process.stderr.write(
      `touchstone ${name}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = error instanceof UsageError || isWrongFlag(error) ? 3 : 1;
  }
}

/** `parseArgs` met a flag it does not know, or one without its value. */
function isWrongFlag(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
