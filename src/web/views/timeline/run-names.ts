import type { TimelineRun } from "#contract/timeline.ts";

export type Names = ReadonlyMap<string, string>;

/**
 * What runs are called in sentences, by id: their name; with its day where several have one name on different days;
 * and with its number among them, in their order, where that does not tell them apart either.
 */
export function runNames(runs: readonly TimelineRun[]): Names {
  const named = counted(runs.map(({ name }) => name));
  const dated = counted(runs.map(dayName));
  const numbers = new Map<string, number>();
  return new Map(
    runs.map((run) => {
      const { id, name } = run;
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      if (named.get(name) === 1) return [id, name];
      return [id, dated.get(dayName(run)) === 1 ? dayName(run) : `${name} #${number}`];
    }),
  );
}

function dayName({ name, at }: TimelineRun): string {
  return `${name} of ${at.slice(0, 10)}`;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
