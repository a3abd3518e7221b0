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
    process.exitCode = error instanceof UsageError ? 3 : 1;
  }
}
