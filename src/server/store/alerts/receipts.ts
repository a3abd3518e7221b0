import { z } from "zod";
import type { AlertSeries } from "#contract/alerts.ts";
import { timelineFigures } from "#contract/timeline.ts";
import type { Db } from "../db.ts";

const row = z.object({ ms: z.number() });

/**
 * When something of a series last came, ms since the epoch; null where nothing ever did. Receipt and not start:
 * who imports the history of last year sends data now.
 */
export async function lastReceipt(
  db: Db,
  project: string,
  { source, experiment, metric }: AlertSeries,
): Promise<number | null> {
  const values = { project, experiment: experiment ?? "", metric: metric.replace(/\^\d+$/, "") };
  const [found] = await db.rows(
    row,
    `SELECT toFloat64(intDiv(max(ver), 1024)) AS ms FROM ${scopeOf(source, metric)}`,
    values,
  );
  return found && found.ms > 0 ? found.ms : null;
}

function scopeOf(source: AlertSeries["source"], metric: string): string {
  if (source === "traces") return "roll_ups WHERE project = {project:String}";
  const runs = `(SELECT run FROM runs FINAL WHERE project = {project:String}
    AND ({experiment:String} = '' OR experiment = {experiment:String}))`;
  const ofRuns = `project = {project:String} AND run GLOBAL IN ${runs}`;
  return timelineFigures.some((figure) => figure === metric)
    ? `results WHERE ${ofRuns}`
    : `scores WHERE ${ofRuns} AND metric = {metric:String}`;
}
