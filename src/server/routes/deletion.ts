import { deleteData, getRetention, previewDeletion, setRetention } from "#contract/deletion.ts";
import { ProblemError } from "#contract/problem.ts";
import { whoOf } from "../access/principal.ts";
import { route } from "../route.ts";

export const deletionRoutes = [
  route(previewDeletion, async ({ p, kind, id }, { deletion }) =>
    deletion.preview({ project: p, kind, id }),
  ),
  route(deleteData, async ({ p }, { deletion, audit, principal, body: { kind, id, confirm } }) => {
    if (confirm !== (kind === "project" ? p : id))
      throw new ProblemError("bad_request", "The confirmation is not what is to be deleted.", {
        hint: `Repeat ${kind === "project" ? "the name of the project" : "the id"} in confirm.`,
      });
    const outcome = await deletion.run({ project: p, kind, id });
    await audit.record({
      who: whoOf(principal),
      action: kind === "project" ? "deleted project" : `deleted traces by ${kind}`,
      project: p,
      object: kind === "project" ? p : id,
      detail: { traces: outcome.deleted.traceCount, tables: outcome.deleted.tables },
    });
    return outcome;
  }),
  route(getRetention, async ({ p, maxAgeDays, maxBytes }, { retention }) =>
    retention.state(
      p,
      maxAgeDays === undefined && maxBytes === undefined
        ? undefined
        : {
            maxAgeDays: maxAgeDays === undefined ? null : Number(maxAgeDays),
            maxBytes: maxBytes === undefined ? null : Number(maxBytes),
          },
    ),
  ),
  route(setRetention, async ({ p }, { retention, audit, principal, body }) => {
    const { rules: before } = await retention.state(p);
    await retention.save(p, body);
    await audit.record({
      who: whoOf(principal),
      action: "changed retention",
      project: p,
      object: "retention",
      detail: { before, after: body },
    });
    return body;
  }),
];
