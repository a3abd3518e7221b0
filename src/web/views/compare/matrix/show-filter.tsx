import { clsx } from "clsx";
import { matrixShows } from "#contract/matrix.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import { formatCount } from "#web/ui/format.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { ChangeLink } from "../change-link.tsx";

type Show = (typeof matrixShows)[number];

interface ShowFilterProps {
  readonly chosen: Show;
  readonly counts: Readonly<Record<Show, number>> | undefined;
}

const words: Record<Show, { readonly label: string; readonly about: string }> = {
  all: { label: "all", about: "Every example" },
  regressed: { label: "▼ worse", about: "The run is worse than the baseline" },
  improved: { label: "▲ better", about: "The run is better than the baseline" },
  disagree: { label: "disagree", about: "The runs have different scores" },
  errored: { label: "failed", about: "A run failed" },
  unfinished: { label: "cut off", about: "An output stops before an answer" },
};

/** Which rows are shown, each with how many there are. */
export function ShowFilter({ chosen, counts }: ShowFilterProps) {
  return (
    <nav aria-label="Show" className="flex flex-wrap items-center gap-1">
      {matrixShows.map((show) => (
        <ChangeLink
          key={show}
          change={changeTo(show)}
          title={words[show].about}
          className={clsx(
            "inline-flex h-7 items-center gap-1.5 rounded-small border px-2 whitespace-nowrap",
            show === chosen ? "border-accent bg-selected" : "border-hairline-strong hover:bg-hover",
            show !== chosen && counts?.[show] === 0 && "text-muted",
          )}
          current={show === chosen}
        >
          {words[show].label}
          <span className="text-muted">
            {counts ? formatCount(counts[show]) : <Skeleton className="h-2.5 w-8" />}
          </span>
        </ChangeLink>
      ))}
    </nav>
  );
}

function changeTo(show: Show): Partial<CompareState> {
  return { show: show === "all" ? undefined : show, row: undefined };
}
