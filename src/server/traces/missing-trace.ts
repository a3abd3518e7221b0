import { ProblemError } from "#contract/problem.ts";
import { deedsOn, lastDeletion } from "../store/audit.ts";
import type { Db } from "../store/db.ts";

/** Why there is no such trace: deleted, and by whom, as far as the audit tells. */
export async function missingTrace(db: Db, project: string, id: string): Promise<ProblemError> {
  const deeds = await deedsOn(db, project, id);
  const deletion = deeds.find(({ action }) => action.startsWith("deleted traces"));
  if (deletion)
    return new ProblemError(
      "not_found",
      `This trace was deleted by ${deletion.who} on ${timeText(deletion.at)}.`,
      { hint: "What runs and scores say of it stays; its spans cannot be brought back." },
    );
  const last = await lastDeletion(db, project);
  return new ProblemError("not_found", `There is no trace ${id} in ${project}.`, {
    hint: last
      ? `Traces of this project were deleted by ${last.who}, the last on ${timeText(last.at)}: it may have been among them, belong to another project, or not have arrived yet.`
      : "It may belong to another project, or not have arrived yet.",
  });
}

function timeText(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
