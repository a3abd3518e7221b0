import { getHistory, type HistoryItem } from "#contract/history.ts";
import { ProblemError } from "#contract/problem.ts";
import { historyOf } from "../history/history-of.ts";
import { asRecords, resultVersions, scoreVersions } from "../history/stored-versions.ts";
import { route } from "../route.ts";
import { deedsOn } from "../store/audit.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { spanArrivals } from "../store/history/rows.ts";
import { keptVersions, mostVersions, promptRows, runRows } from "../store/history/versions.ts";
import { recordKey } from "../store/records/version-row.ts";

const parts = { run: 1, result: 2, prompt: 2, trace: 1 } as const;

export const historyRoute = route(getHistory, async ({ p, kind, of }, { store, signal }) => {
  if (of.length !== parts[kind])
    throw new ProblemError("bad_request", `The history of a ${kind} is of ${parts[kind]} names.`, {
      hint: "A run's id; run and example; prompt and version; the id of a trace. Commas in names are %2C.",
    });
  const [found, deeds] = await Promise.all([
    readers[kind](store.db, p, of, { signal }),
    deedsOn(store.db, p, of[0]!, { signal }),
  ]);
  const items = [...found, ...deeds.map(deedItem)].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return {
    items: items.slice(0, mostVersions),
    kept: kind === "result" ? ("recent" as const) : ("all" as const),
    isCut: items.length >= mostVersions,
  };
});

type Reader = (
  db: Db,
  project: string,
  of: readonly string[],
  options: ReadOptions,
) => Promise<HistoryItem[]>;

const nothing = { run: "", example: "", trace: "" };

const readers: Readonly<Record<keyof typeof parts, Reader>> = {
  async run(db, project, [run = ""], options) {
    const [kept, rows, scores] = await Promise.all([
      keptVersions(db, { project, kind: "run", key: recordKey(run) }, options),
      runRows(db, { project, run }, options),
      scoreVersions(db, { ...nothing, project, run }, options),
    ]);
    return historyOf([...asRecords(rows), ...asRecords(kept), ...scores]);
  },
  async result(db, project, [run = "", example = ""], options) {
    const [results, scores] = await Promise.all([
      resultVersions(db, { project, run, example }, options),
      scoreVersions(db, { ...nothing, project, run, example }, options),
    ]);
    return historyOf([...results, ...scores]);
  },
  async prompt(db, project, [prompt = "", version = ""], options) {
    const key = recordKey(prompt, version);
    const [kept, rows] = await Promise.all([
      keptVersions(db, { project, kind: "prompt", key }, options),
      promptRows(db, { project, prompt, version }, options),
    ]);
    return historyOf([...asRecords(rows), ...asRecords(kept)]);
  },
  async trace(db, project, [trace = ""], options) {
    const [arrivals, scores] = await Promise.all([
      spanArrivals(db, { project, trace }, options),
      scoreVersions(db, { ...nothing, project, trace }, options),
    ]);
    return [...historyOf(scores), ...arrivals.map(arrivalItem)];
  },
};

function arrivalItem({ second, spans }: { second: number; spans: number }): HistoryItem {
  const at = new Date(second * 1000).toISOString();
  return { at, who: null, event: "arrived", subject: "", changes: [], count: spans };
}

function deedItem({ at, who, action }: Awaited<ReturnType<typeof deedsOn>>[number]): HistoryItem {
  return { at, who, event: "deed", subject: action, changes: [], count: null };
}
