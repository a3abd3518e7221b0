import { Link } from "@tanstack/react-router";
import type { DatasetVersion } from "#contract/datasets.ts";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatCount } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface VersionTableProps {
  readonly project: string;
  readonly name: string;
  readonly versions: readonly DatasetVersion[];
}

const shownRuns = 3;
const first = "The first version has none before it";

/** The latest version first. */
export function VersionTable({ project, name, versions }: VersionTableProps) {
  const head = (
    <>
      <HeadCell>Version</HeadCell>
      <HeadCell numeric>Last change</HeadCell>
      <HeadCell numeric>Examples</HeadCell>
      <HeadCell numeric>Added</HeadCell>
      <HeadCell numeric>Removed</HeadCell>
      <HeadCell numeric>Changed</HeadCell>
      <HeadCell>Runs</HeadCell>
    </>
  );
  return (
    <SimpleTable label="Versions" head={head}>
      {versions.toReversed().map((version) => (
        <tr key={version.id} className="hover:bg-hover">
          <Cell>
            <span className="flex items-center gap-2">
              <Link
                to="/p/$project/datasets/$name"
                params={{ project, name }}
                search={datasetLink.write({ version: version.present ? undefined : version.id })}
                className="link"
              >
                {`v${version.number}`}
              </Link>
              {version.present && <Badge>present</Badge>}
            </span>
          </Cell>
          <Cell numeric>
            <RelativeTime at={version.at} missing="It holds no example" />
          </Cell>
          <Cell numeric>{formatCount(version.exampleCount)}</Cell>
          {[version.added, version.removed, version.changed].map((count, index) => (
            <Cell key={index} numeric>
              <Figure value={count} format={formatCount} missing={first} />
            </Cell>
          ))}
          <Cell className="max-w-80">
            <VersionRuns project={project} version={version} />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

function VersionRuns({ project, version }: { project: string; version: DatasetVersion }) {
  const { runs, runCount } = version;
  if (runCount === 0) return <span className="text-muted">no run used it</span>;
  return (
    <span className="flex min-w-0 gap-2">
      {runs.slice(0, shownRuns).map((id) => (
        <Link
          key={id}
          to="/p/$project/runs"
          params={{ project }}
          search={runsLink.write({ row: id })}
          className="link truncate"
          title={id}
        >
          {id}
        </Link>
      ))}
      {runCount > shownRuns && (
        <span className="shrink-0 text-muted">{`and ${formatCount(runCount - shownRuns)} more`}</span>
      )}
    </span>
  );
}
