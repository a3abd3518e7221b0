import { backupCommand } from "./backup.ts";
import { checkCommand } from "./check.ts";
import { demoCommand } from "./demo.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { restoreCommand } from "./restore.ts";
import { serveCommand } from "./serve.ts";
import { snapshotCommand } from "./snapshot.ts";

/** Runs with its arguments and answers the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

export const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  import: importCommand,
  export: exportCommand,
  check: checkCommand,
  snapshot: snapshotCommand,
  demo: demoCommand,
  backup: backupCommand,
  restore: restoreCommand,
};
