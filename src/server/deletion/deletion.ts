import type { DeletionPreview } from "#contract/deletion.ts";
import { ProblemError } from "#contract/problem.ts";
import { isoTime } from "#contract/wire.ts";
import type { SpanWriter } from "../ingest/span-writer.ts";
import type { Redaction } from "../privacy/redaction.ts";
import type { Db } from "../store/db.ts";
import { deleteRows } from "../store/deletion/delete-rows.ts";
import { previewOf } from "../store/deletion/preview.ts";
import type { DeletionScope } from "../store/deletion/scope.ts";
import { targetsOf } from "../store/deletion/targets.ts";
import { forgetProject } from "../store/projects.ts";

/** Deletes data for good, one deletion at a time. */
export interface Deletion {
  preview(scope: DeletionScope): Promise<DeletionPreview>;
  run(scope: DeletionScope): Promise<{ deleted: DeletionPreview; gone: boolean }>;
}

export interface DeletionParts {
  readonly db: Db;
  readonly spans: Pick<SpanWriter, "forget">;
  readonly redaction: Pick<Redaction, "forget">;
}

export function createDeletion({ db, spans, redaction }: DeletionParts): Deletion {
  let last: Promise<unknown> = Promise.resolve();

  async function remove(scope: DeletionScope) {
    const found = await targetsOf(db, scope);
    const deleted = await previewOf(db, scope, found);
    const gone = await deleteRows(db, found.targets);
    // What is kept in memory must not bring it back.
    spans.forget();
    if (scope.kind === "project") {
      forgetProject(db, scope.project);
      redaction.forget();
    }
    return { deleted, gone };
  }

  return {
    preview: async (scope) => previewOf(db, checked(scope)),
    run(scope) {
      checked(scope);
      const next = last.then(() => remove(scope));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** Throws `bad_request` for a scope that would name everything or nothing. */
function checked(scope: DeletionScope): DeletionScope {
  const { kind, id } = scope;
  if (kind !== "project" && id === "")
    throw new ProblemError(
      "bad_request",
      `Say which ${kind === "before" ? "instant" : kind} it is.`,
    );
  if (kind === "project" && id !== "")
    throw new ProblemError("bad_request", "A whole project is named in the address alone.");
  if (kind === "before" && !isoTime.safeParse(id).success)
    throw new ProblemError("bad_request", `"${id}" is not an instant like 2025-01-31T00:00:00Z.`);
  return scope;
}
