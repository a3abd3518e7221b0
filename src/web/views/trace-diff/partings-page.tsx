import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { compareLink } from "#contract/links/compare-link.ts";
import { runPartingsLink } from "#contract/links/run-partings-link.ts";
import { runPartings } from "#contract/run-partings.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { PartingPanel } from "./parting-panel.tsx";
import { partingColumns } from "./partings-columns.tsx";
import { limitsWords, partingsSentence } from "./partings-words.ts";

/** Where the traces of two runs part: every pair aligned, grouped by the first step that went another way. */
export function PartingsPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(runPartingsLink);
  const narrow = useNarrow();
  const { a = "", b = "", metric } = state;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...queryFor(runPartings, { p: project, a, b, metric }),
    enabled: a !== "" && b !== "",
  });
  const partings = data?.partings ?? [];
  const at = Math.min(state.row ?? 0, partings.length - 1);
  const open = (row: number) =>
    setState({ row: Math.max(0, Math.min(partings.length - 1, row)) }, { replace: true });
  useShortcuts("Where traces part", [
    { keys: "j", does: "Next place", run: () => open(at + 1) },
    { keys: "k", does: "Previous place", run: () => open(at - 1) },
  ]);
  const chosen = partings[at];
  if (a === "" || b === "") return <PageHead title="Where traces part" sentence={<Which />} />;
  return (
    <div className={clsx("flex h-full flex-col", isPlaceholderData && "opacity-60")}>
      <PageHead
        title="Where traces part"
        sentence={
          data
            ? partingsSentence(data)
            : !error && <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        }
        actions={
          <Link
            to="/p/$project/compare"
            params={{ project }}
            search={compareLink.write({ ...compareLink.read({}), runs: [a, b], metric })}
            className="link"
          >
            Compare the runs
          </Link>
        }
      />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-2">
        {[a, b].map((run, index) => (
          <span key={run} className="flex min-w-0 items-center gap-1.5">
            <RunMark index={index} />
            <bdi className="truncate">{run}</bdi>
          </span>
        ))}
      </p>
      {data && <p className="pb-2 text-muted empty:hidden">{limitsWords(data)}</p>}
      {error && (
        <ProblemNote
          what="The traces could not be aligned"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={12} label="Aligning the traces" />}
      {data && partings.length > 0 && (
        <div className="-mx-3 -mb-4 grid min-h-[420px] flex-1 border-t wide:grid-rows-[minmax(0,1fr)] sm:-mx-5 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <DataTable
            label="Where traces part"
            className="max-h-[calc(100dvh-260px)] min-h-80 max-wide:max-h-80"
            columns={partingColumns({ found: data, narrow })}
            rows={partings.map((parting, place) => ({ parting, place }))}
            keyOf={({ place }) => place}
            currentKey={at}
            onOpen={({ place }) => open(place)}
            minWidth={narrow ? 0 : 640}
          />
          {chosen && <PartingPanel project={project} parting={chosen} aligned={data.aligned} />}
        </div>
      )}
    </div>
  );
}

function Which() {
  const project = useProjectName();
  return (
    <Link to="/p/$project/compare" params={{ project }} search={{}} className="link">
      Choose two runs in Compare
    </Link>
  );
}
