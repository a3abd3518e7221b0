import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import { getRun, listRuns } from "#contract/runs.ts";
import { route } from "../route.ts";
import { listRuns as readRuns, runsByIds } from "../store/evaluation/runs.ts";
import { pageLimit } from "./page.ts";

const cursorText = z.tuple([z.string(), z.string()]);

export const runRoutes = [
  route(listRuns, async ({ p, cursor, limit, sort = "latest", ...filter }, { store, signal }) => {
    const size = pageLimit(limit);
    const listed = await readRuns(
      store.db,
      {
        project: p,
        ...filter,
        sort,
        limit: size + 1,
        after: cursor === undefined ? undefined : readCursor(cursor),
      },
      { signal },
    );
    const shown = listed.slice(0, size);
    const last = shown.at(-1);
    return {
      items: shown.map(({ run }) => run),
      nextCursor:
        listed.length > size && last
          ? Buffer.from(JSON.stringify([last.sortKey, last.run.id])).toString("base64url")
          : null,
    };
  }),
  route(getRun, async ({ p, id }, { store, signal }) => {
    const [run] = await runsByIds(store.db, p, [id], { signal });
    if (!run) throw new ProblemError("not_found", `There is no run "${id}" in ${p}.`);
    return run;
  }),
];

function readCursor(text: string): readonly [string, string] {
  try {
    return cursorText.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  }
}
