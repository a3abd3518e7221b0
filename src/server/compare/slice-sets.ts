import { noValueSlice, savedSlices, wholeSlice } from "#contract/compare.ts";
import { ProblemError } from "#contract/problem.ts";
import { isTraceView } from "#contract/trace-views.ts";
import { matchingExamples } from "../store/comparison/matching-examples.ts";
import { readMetadataValues } from "../store/comparison/metadata-values.ts";
import { places } from "../store/comparison/shared-columns.ts";
import { listSlices } from "../store/registries.ts";
import { withSavedSlices } from "../store/saved-slices.ts";
import { digestOf } from "./digest.ts";
import type { Comparing, Frame } from "./frame.ts";

/** A slice as places of its examples, ascending; null for every example. */
export interface SliceSet {
  readonly name: string;
  readonly members: Int32Array | null;
}

const mostSlices = 2000;
const slicesAtOnce = 4;

/** The examples that a filter lets through; null without one. */
export async function filteredPlaces(
  { db, cache }: Comparing,
  frame: Frame,
  where: string | undefined,
): Promise<Int32Array | null> {
  if (where === undefined || where.trim() === "") return null;
  return cache.get(JSON.stringify([frame.key, "where", where]), async () => {
    const metrics = new Set(frame.metrics.map(({ name }) => name));
    const whole = await withSavedSlices(db, frame.scope.project, where);
    const value = places(await matchingExamples(db, frame.scope, whole, metrics, frame.index));
    return { value, bytes: value.byteLength };
  });
}

/** The slices by a metadata key, or the saved ones, each within `among`. */
export async function sliceSets(
  comparing: Comparing,
  frame: Frame,
  by: string,
  among: Int32Array | null,
): Promise<SliceSet[]> {
  const sets =
    by === savedSlices
      ? await savedSets(comparing, frame)
      : await metadataSets(comparing, frame, by);
  if (among === null) return sets;
  return comparing.cache.get(
    JSON.stringify([frame.key, "slices", by, digestOf(among)]),
    async () => {
      const value = within(sets, among, frame.index.ids.length);
      return { value, bytes: among.byteLength + value.length * 100 };
    },
  );
}

function within(sets: readonly SliceSet[], among: Int32Array, length: number): SliceSet[] {
  const inside = new Uint8Array(length);
  for (const place of among) inside[place] = 1;
  return sets.map(({ name, members }) => ({
    name,
    members: members === null ? among : places([...members].filter((at) => inside[at] === 1)),
  }));
}

/** Examples by their value of a metadata key. A list puts an example into the slice of each of its items. */
async function metadataSets(comparing: Comparing, frame: Frame, key: string): Promise<SliceSet[]> {
  return comparing.cache.get(JSON.stringify([frame.key, "slices", key]), async () => {
    const values = await metadataValues(comparing, frame, key);
    const members = new Map<string, number[]>();
    for (const [place, value] of values.entries())
      for (const name of sliceNames(value)) {
        const found = members.get(name);
        if (found) found.push(place);
        else members.set(name, [place]);
      }
    refuseTooMany(members.size, key);
    const names = [...members.keys()].toSorted(bySliceName);
    const sets = names.map((name) => ({ name, members: places(members.get(name)!) }));
    return {
      value: sets,
      bytes: sets.reduce((sum, each) => sum + each.members.byteLength + 64, 0),
    };
  });
}

/** Values of a metadata key by place. */
export async function metadataValues(
  { db, cache }: Comparing,
  frame: Frame,
  key: string,
): Promise<readonly (string | undefined)[]> {
  return cache.get(JSON.stringify([frame.key, "metadata", key]), async () => {
    const value = await readMetadataValues(db, frame.scope, key, frame.index);
    return { value, bytes: value.length * 16 };
  });
}

/** Names of the slices that a stored value stands for. */
export function sliceNames(value: string | undefined): readonly string[] {
  if (value === undefined) return [noValueSlice];
  const names = valuesIn(value);
  return names.length === 0 ? [noValueSlice] : names.map(unlikeWhole);
}

/** The values in stored metadata: a JSON list of plain values holds several, anything else is one. */
export function valuesIn(value: string): string[] {
  if (!value.startsWith("[")) return [value];
  try {
    const items: unknown = JSON.parse(value);
    if (Array.isArray(items) && items.every((item) => typeof item !== "object"))
      return [...new Set(items.map(String))];
  } catch {
    return [value];
  }
  return [value];
}

/** Nothing that is sent may be taken for the whole. */
function unlikeWhole(name: string): string {
  return name === wholeSlice ? `"${name}"` : name;
}

/** By name, numbers by size; examples without a value last. */
function bySliceName(a: string, b: string): number {
  if (a === noValueSlice || b === noValueSlice) return a === b ? 0 : a === noValueSlice ? 1 : -1;
  const [x, y] = [Number(a), Number(b)];
  if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

async function savedSets(comparing: Comparing, frame: Frame): Promise<SliceSet[]> {
  const saved = await readSavedSlices(comparing, frame);
  refuseTooMany(saved.length, savedSlices);
  const sets: SliceSet[] = [];
  for (let from = 0; from < saved.length; from += slicesAtOnce)
    sets.push(
      ...(await Promise.all(
        saved.slice(from, from + slicesAtOnce).map(async ({ name, where }) => ({
          name: unlikeWhole(name),
          members: await savedPlaces(comparing, frame, name, where),
        })),
      )),
    );
  return sets;
}

export async function readSavedSlices({ db, cache }: Comparing, frame: Frame) {
  return cache.get(JSON.stringify([frame.key, "saved"]), async () => {
    const page = { project: frame.scope.project, after: "", limit: mostSlices + 1 };
    const slices = await listSlices(db, page);
    const value = slices.filter(({ name }) => !isTraceView(name));
    return { value, bytes: value.length * 200 };
  });
}

async function savedPlaces(
  comparing: Comparing,
  frame: Frame,
  name: string,
  where: string,
): Promise<Int32Array | null> {
  try {
    return await filteredPlaces(comparing, frame, where);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== "bad_filter") throw error;
    throw new ProblemError(
      "bad_filter",
      `The filter of the saved slice "${name}" is wrong: ${error.problem.detail}`,
      { hint: `It reads: ${where}` },
    );
  }
}

function refuseTooMany(count: number, by: string): void {
  if (count <= mostSlices) return;
  throw new ProblemError(
    "bad_request",
    `"${by}" makes more than ${mostSlices.toLocaleString("en")} slices.`,
    { hint: "Slice by a key with fewer values, or save filters as slices and use slices=@saved." },
  );
}
