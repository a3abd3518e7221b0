import { compareRuns, type Comparison, wholeSlice } from "#contract/compare.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import type { Search } from "#contract/links/link.ts";
import type { Verdict, VerdictStatus } from "#contract/verdict.ts";
import type { IntervalRow } from "./picture/interval-picture.ts";
import { line, type Preview } from "./preview.ts";
import type { Reader } from "./reader.ts";

const mostRows = 8;

/** The verdict sentences, and the slices with their intervals where the address slices. */
export async function comparePreview(
  read: Reader,
  project: string,
  search: Search,
): Promise<Preview | undefined> {
  const {
    runs = [],
    baseline,
    slices,
    errored,
    groups,
    evaluator,
    metric,
  } = compareLink.read(search);
  const ordered =
    baseline === undefined ? runs : [baseline, ...runs.filter((id) => id !== baseline)];
  const isKey = slices !== undefined && (slices === "@saved" || !slices.startsWith("@"));
  const found = await read(compareRuns, {
    p: project,
    runs: ordered,
    baseline: ordered[0],
    errored,
    groups,
    evaluator,
    ...(isKey && { slices }),
  });
  return found && previewOf(found, metric);
}

function previewOf(comparison: Comparison, metric: string | undefined): Preview {
  const names = comparison.runs.map((run) => line(run.name, 40));
  const whole = comparison.verdicts.filter(
    ({ slice, metric: of }) =>
      slice === wholeSlice && comparison.metrics.some(({ name }) => name === of),
  );
  const chosen = whole.find((one) => one.metric === metric) ?? whole[0];
  const first = [chosen, ...whole.filter((one) => one !== chosen)].filter(
    (one) => one !== undefined,
  );
  const title =
    names.length === 2 ? `${names[1]} against ${names[0]}` : `${names.length} runs compared`;
  const rows = chosen ? rowsOf(comparison, chosen, whole) : [];
  return {
    title,
    description: line(
      first
        .slice(0, 3)
        .map(({ metric: of, sentence }) => `${of}: ${sentence}`)
        .join(" "),
      400,
    ),
    picture: rows.length > 0 ? { kind: "intervals", rows } : undefined,
  };
}

/** The slices of the first verdict, the worst first; without slices the verdicts on everything. */
function rowsOf(
  { runs, verdicts }: Comparison,
  { metric, run }: Verdict,
  whole: readonly Verdict[],
): IntervalRow[] {
  const slices = verdicts.filter(
    (one) => one.metric === metric && one.run === run && one.slice !== wholeSlice,
  );
  if (slices.length > 0)
    return endsOf(slices.toSorted((a, b) => signed(a) - signed(b))).flatMap((one) =>
      rowOf(one, one.slice || "(empty)"),
    );
  return whole
    .slice(0, mostRows)
    .flatMap((one) =>
      rowOf(
        one,
        runs.length > 2
          ? `${runs.find(({ id }) => id === one.run)?.name}: ${one.metric}`
          : one.metric,
      ),
    );
}

/** The worst and the best, where there are too many for a small picture. */
function endsOf<Item>(items: readonly Item[]): readonly Item[] {
  const half = mostRows / 2;
  return items.length <= mostRows ? items : [...items.slice(0, half), ...items.slice(-half)];
}

/** The effect as it helps: less is better where the metric says so. */
function signed({ direction, values: { effect, scale } }: Verdict): number {
  const size = effect === null ? 0 : scale === "ratio" ? Math.log(effect) : effect;
  return direction === "up" ? size : -size;
}

const marks: Readonly<Record<VerdictStatus, IntervalRow["mark"]>> = {
  improved: "better",
  regressed: "worse",
  no_detectable_change: "same",
  not_enough_data: "unknown",
};

function rowOf({ values, ci, status, measure }: Verdict, label: string): IntervalRow[] {
  const { effect, scale } = values;
  if (effect === null || !ci) return [];
  const isRatio = scale === "ratio";
  const place = (value: number): number => (isRatio ? Math.log(value) : value);
  if (isRatio && Math.min(effect, ci.low) <= 0) return [];
  return [
    {
      label: line(label, 32),
      low: place(ci.low),
      middle: place(effect),
      high: place(ci.high),
      mark: marks[status],
      text: isRatio ? `${effect.toFixed(2)}×` : differenceText(effect, measure === "pass"),
    },
  ];
}

function differenceText(effect: number, isRate: boolean): string {
  const size = isRate ? Math.abs(effect * 100).toFixed(1) : Math.abs(effect).toFixed(2);
  return `${effect < 0 ? "−" : "+"}${size}`;
}
