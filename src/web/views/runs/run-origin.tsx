import { Link } from "@tanstack/react-router";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { promptLink } from "#contract/links/prompt-link.ts";
import type { Run } from "#contract/runs.ts";
import { NotReported } from "#web/ui/not-reported.tsx";

interface RunOriginProps {
  readonly project: string;
  readonly run: Run;
}

/** The dataset a run went over, in the version it used. */
export function RunDataset({ project, run: { dataset, datasetVersion } }: RunOriginProps) {
  if (dataset === null) return <NotReported why="The run names no dataset" />;
  const version = datasetVersion === null ? undefined : String(datasetVersion);
  return (
    <Link
      to="/p/$project/datasets/$name"
      params={{ project, name: dataset }}
      search={datasetLink.write({ version })}
      className="link"
    >
      {version === undefined ? dataset : `${dataset} v${version}`}
    </Link>
  );
}

/** The prompt version a run used. */
export function RunPrompt({ project, run: { promptVersion } }: RunOriginProps) {
  if (promptVersion === null) return <NotReported why="The run names no prompt version" />;
  const { prompt, version } = promptVersion;
  return (
    <Link
      to="/p/$project/prompts/$name"
      params={{ project, name: prompt }}
      search={promptLink.write({ version })}
      className="link"
    >{`${prompt}@${version}`}</Link>
  );
}
