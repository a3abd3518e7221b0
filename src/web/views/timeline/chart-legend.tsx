import { memo, type ReactNode } from "react";
import type { SeriesPicture } from "#web/charts/timeline/picture.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { RunMark } from "#web/ui/run-mark.tsx";

interface ChartLegendProps {
  readonly picture: SeriesPicture;
  /** Bands are made of runs of different systems. */
  readonly mixed: boolean;
}

/** What each mark means, in words: the two bars answer different questions. Not redrawn as the pointer moves. */
export const ChartLegend = memo(function ChartLegend({ picture, mixed }: ChartLegendProps) {
  const { lines, events } = picture;
  const named = lines.filter(({ faint }) => !faint);
  const others = lines.length - named.length;
  const dots = lines.flatMap(({ parts }) => parts.flat());
  const has = (kind: string) => events.some((event) => event.kind === kind);
  return (
    <div className="min-w-0 flex-1 text-small text-muted">
      {lines.length > 1 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-1 text-ink" aria-label="Series">
          {named.map(({ key }, at) => (
            <li key={key} className="flex min-w-0 items-center gap-1.5">
              <RunMark index={at} className="size-4!" />
              <span className="max-w-60 truncate" title={key}>
                {key || "(none)"}
              </span>
            </li>
          ))}
          {others > 0 && (
            <Mark
              words={`${formatQuantity(others, "other")} with fewer or older runs: point at one to read which`}
            >
              <path d="M0 7H16" stroke="currentColor" opacity=".6" />
              <circle cx="8" cy="7" r="2.5" fill="currentColor" />
            </Mark>
          )}
        </ul>
      )}
      <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-label="Marks">
        {dots.some(({ low }) => low !== null) && (
          <Mark words="bar: where the value would fall with other examples">
            <path d="M8 1V13M4 1H12M4 13H12" stroke="currentColor" />
            <circle cx="8" cy="7" r="2.5" fill="currentColor" />
          </Mark>
        )}
        {lines.some(({ bands }) => bands.length > 0) && (
          <Mark
            words={
              mixed
                ? "band: where the next run would fall; its runs are of several models or prompts"
                : "band: where a rerun of the same system would fall"
            }
          >
            <rect x="0" y="2" width="16" height="10" fill="currentColor" opacity=".25" />
            <path d="M0 7H16" stroke="currentColor" strokeDasharray="1 2" />
          </Mark>
        )}
        {dots.some(({ unusual }) => unusual) && (
          <Mark words="unusual run: outside the band before it, as one run in 20 is by chance">
            <rect x="4" y="3" width="8" height="8" fill="none" stroke="currentColor" />
          </Mark>
        )}
        {has("change") && (
          <Mark words="change">
            <path d="M8 0V14" stroke="currentColor" />
          </Mark>
        )}
        {has("possible_change") && (
          <Mark words="possible change">
            <path d="M8 0V14" stroke="currentColor" strokeDasharray="4 2" />
          </Mark>
        )}
        {picture.noted.length > 0 && (
          <Mark words="somebody noted something: choose the run to read it">
            <path d="M8 3L12 11H4Z" fill="currentColor" />
          </Mark>
        )}
        {has("break") && (
          <Mark words="another dataset or evaluator: not compared across">
            <path d="M8 0V14" stroke="currentColor" strokeDasharray="1 2" />
          </Mark>
        )}
      </ul>
    </div>
  );
});

function Mark({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width="16" height="14" aria-hidden className="shrink-0">
        {children}
      </svg>
      {words}
    </li>
  );
}
