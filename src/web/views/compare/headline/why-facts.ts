import type { Verdict } from "#contract/verdict.ts";
import { formatCount, formatP, formatQuantity } from "#web/ui/format.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { methodWords } from "../words/method-words.ts";
import { warningWords } from "../words/warning-words.ts";

export interface Fact {
  readonly term: string;
  readonly text: string;
}

/** Everything behind a verdict, in the order of the question "can I believe it?". */
export function whyFacts(verdict: Verdict, metric: MetricChoice): Fact[] {
  const { values, ci, p, mde, margin, interim, seed, draws, engine } = verdict;
  const effect = (value: number) => metric.formatEffect(value, values.scale);
  const facts: (Fact | undefined)[] = [
    fact("Baseline", values.baseline, metric.format),
    fact("Run", values.run, metric.format),
    fact(values.scale === "ratio" ? "Ratio" : "Difference", values.effect, (value) =>
      withUnit(effect(value), metric, values.scale),
    ),
    ci
      ? {
          term: `${Math.round(ci.level * 100)} % interval`,
          text: `${effect(ci.low)} to ${effect(ci.high)} (${methodWords(ci.method)})`,
        }
      : { term: "Interval", text: "none" },
    ...pFacts(p),
    ...countFacts(verdict),
    {
      term: "Smallest change that matters",
      text: marginText(margin, metric, values.scale),
    },
    mde
      ? {
          term: "Smallest change that shows",
          text: `${marginText(mde.value, metric, values.scale)} with ${Math.round(mde.power * 100)} % power${
            mde.needed === null
              ? ""
              : `; ${formatQuantity(mde.needed, "example")} would show what matters`
          }`,
        }
      : undefined,
    interim
      ? {
          term: "Interim",
          text: `${formatCount(interim.done)} of ${formatCount(interim.of)} done${
            interim.eValue === null
              ? ""
              : `; e-value ${formatP(interim.eValue)} (20 would be as sure as a test at 5 %)`
          }`,
        }
      : undefined,
    { term: "Decided by", text: verdict.reason.replaceAll("_", " ") },
    ...verdict.warnings.map((code) => ({ term: "Warning", text: warningWords(code) })),
    {
      term: "Methods",
      text: [
        engine,
        draws === null ? "" : `${formatCount(draws)} draws`,
        seed === null ? "" : `seed ${seed}`,
      ]
        .filter(Boolean)
        .join(", "),
    },
  ];
  return facts.filter((one) => one !== undefined);
}

/** The facts as text, for a message or a report. */
export function whyText(title: string, verdict: Verdict, metric: MetricChoice): string {
  const lines = whyFacts(verdict, metric).map(({ term, text }) => `${term}: ${text}`);
  return [title, verdict.sentence, ...lines].join("\n");
}

function fact(term: string, value: number | null, format: (value: number) => string): Fact {
  return { term, text: value === null ? "no value" : format(value) };
}

function pFacts(p: Verdict["p"]): Fact[] {
  if (!p) return [{ term: "p", text: "none: not tested" }];
  const family = p.family === "headline" ? "runs and headline metrics" : "slices";
  const method = p.adjust === "holm" ? "Holm" : "Benjamini-Hochberg";
  return [
    { term: "p", text: `${formatP(p.raw)} (${methodWords(p.test)})` },
    p.adjusted === null
      ? { term: "Adjusted p", text: "none: shown and not judged" }
      : {
          term: "Adjusted p",
          text: `${formatP(p.adjusted)} (${method} over ${formatCount(p.m)} tested ${family})`,
        },
  ];
}

function countFacts({ n, changes }: Verdict): Fact[] {
  const [before, after] = n.repeats;
  const counts: [term: string, count: number][] = [
    ["Only in the baseline", n.onlyBaseline],
    ["Only in the run", n.onlyRun],
    ["Failed in the baseline", n.errored.baseline],
    ["Failed in the run", n.errored.run],
    ["Without a score, left out", n.unscored],
    ["Outputs that stop before an answer", n.unfinished],
  ];
  return [
    { term: "Examples in both", text: formatCount(n.paired) },
    ...counts
      .filter(([, count]) => count > 0)
      .map(([term, count]) => ({ term, text: formatCount(count) })),
    ...(n.groups === null ? [] : [{ term: "Independent groups", text: formatCount(n.groups) }]),
    ...(before > 1 || after > 1
      ? [{ term: "Repetitions", text: `${before} in the baseline, ${after} in the run` }]
      : []),
    {
      term: "Better, worse, same",
      text: `${formatCount(changes.wins)}, ${formatCount(changes.losses)}, ${formatCount(changes.ties)}`,
    },
  ];
}

function withUnit(text: string, metric: MetricChoice, scale: "difference" | "ratio"): string {
  return metric.isPass && scale === "difference" ? `${text} points` : text;
}

function marginText(margin: number, metric: MetricChoice, scale: "difference" | "ratio"): string {
  if (scale === "ratio") return `${Number((margin * 100).toPrecision(3))} %`;
  if (metric.isPass) return `${Number((margin * 100).toPrecision(3))} points`;
  return metric.formatCell(margin);
}
