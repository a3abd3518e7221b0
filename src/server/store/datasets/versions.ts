import type { DatasetVersion } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type Fingerprint, fingerprints } from "./fingerprints.ts";
import { type DatasetUses, usesOf } from "./run-uses.ts";
import { countDifferences, presentState, type StateAt } from "./state.ts";

/** A version with one of the places where it can be read. */
export interface KnownVersion {
  readonly id: string;
  readonly number: number;
  readonly exampleCount: number;
  /** `ver` of the last change that led to it; 0 for an empty state. */
  readonly since: number;
  readonly state: StateAt;
  readonly present: boolean;
  /** The earliest first. */
  readonly runs: readonly string[];
}

interface Known {
  readonly stamp: string;
  readonly versions: readonly KnownVersion[];
}

type Counts = Awaited<ReturnType<typeof countDifferences>>;

/** What was made out before, for each store: content never changes under an id. */
interface Memory {
  readonly versions: Map<string, Known>;
  readonly differences: Map<string, Counts>;
}
const memories = new WeakMap<Db, Memory>();
const mostKept = 2000;

function memoryOf(db: Db): Memory {
  const known = memories.get(db);
  if (known) return known;
  const memory: Memory = { versions: new Map(), differences: new Map() };
  memories.set(db, memory);
  return memory;
}

function keep<V>(map: Map<string, V>, key: string, value: V): V {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= mostKept) break;
    map.delete(oldest);
  }
  return value;
}

/** Versions of datasets by name, the oldest first; a dataset without examples has none. */
export async function versionsOf(
  db: Db,
  project: string,
  datasets: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, readonly KnownVersion[]>> {
  if (datasets.length === 0) return new Map();
  const { versions } = memoryOf(db);
  const found = new Map<string, readonly KnownVersion[]>();
  for (const [dataset, uses] of await usesOf(db, project, datasets, options)) {
    const key = JSON.stringify([project, dataset]);
    const known = versions.get(key);
    const fresh =
      known?.stamp === uses.stamp
        ? known
        : {
            stamp: uses.stamp,
            versions: ordered(uses, await fingerprints(db, project, dataset, uses.runs, options)),
          };
    found.set(dataset, keep(versions, key, fresh).versions);
  }
  return found;
}

function ordered(
  { runs }: DatasetUses,
  states: ReadonlyMap<string, Fingerprint>,
): readonly KnownVersion[] {
  const groups = new Map<string, { print: Fingerprint; uses: StateAt[] }>();
  for (const use of [...runs, presentState]) {
    const print = states.get(use.run);
    if (!print) continue;
    const group = groups.get(print.id);
    if (group) group.uses.push(use);
    else groups.set(print.id, { print, uses: [use] });
  }
  return [...groups.values()]
    .toSorted(
      (a, b) =>
        Number(holdsPresent(a.uses)) - Number(holdsPresent(b.uses)) ||
        a.print.since - b.print.since ||
        a.uses[0]!.at - b.uses[0]!.at,
    )
    .map(({ print, uses }, index) => ({
      ...print,
      number: index + 1,
      // The present needs no results to be read.
      state: holdsPresent(uses) ? presentState : uses[0]!,
      present: holdsPresent(uses),
      runs: uses.flatMap(({ run }) => (run === "" ? [] : [run])),
    }));
}

function holdsPresent(uses: readonly StateAt[]): boolean {
  return uses.at(-1)?.run === "";
}

const mostRuns = 100;

/** The versions of one dataset with what changed from each to the next. */
export async function describeVersions(
  db: Db,
  project: string,
  dataset: string,
  options: ReadOptions = {},
): Promise<DatasetVersion[]> {
  const versions = (await versionsOf(db, project, [dataset], options)).get(dataset) ?? [];
  const described: DatasetVersion[] = [];
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1];
    const changes =
      before && (await differencesOf(db, { project, dataset, from: before, to: version }, options));
    described.push(describeVersion(version, changes));
  }
  return described;
}

export async function differencesOf(
  db: Db,
  pair: {
    readonly project: string;
    readonly dataset: string;
    readonly from: KnownVersion;
    readonly to: KnownVersion;
  },
  options: ReadOptions = {},
): Promise<Counts> {
  const { project, dataset, from, to } = pair;
  const { differences } = memoryOf(db);
  const key = JSON.stringify([project, dataset, from.id, to.id]);
  const states = { project, dataset, from: from.state, to: to.state };
  return keep(
    differences,
    key,
    differences.get(key) ?? (await countDifferences(db, states, options)),
  );
}

export function describeVersion(
  version: KnownVersion,
  changes: Counts | undefined,
): DatasetVersion {
  const { id, number, exampleCount, since, present, runs } = version;
  return {
    id,
    number,
    exampleCount,
    present,
    at: since === 0 ? null : new Date(Math.floor(since / 1024)).toISOString(),
    added: changes?.added ?? null,
    removed: changes?.removed ?? null,
    changed: changes?.changed ?? null,
    runCount: runs.length,
    runs: runs.toReversed().slice(0, mostRuns),
  };
}
