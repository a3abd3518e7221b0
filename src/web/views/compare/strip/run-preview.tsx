import type { Run } from "#contract/runs.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** What a run is, in a few lines: shown when its name is pointed at. */
export function RunPreview({ run }: { run: Run | undefined }) {
  if (!run) return "Loading";
  const { model, promptVersion, settings, resultCount, errorCount } = run;
  const lines = [
    model,
    promptVersion && `prompt ${promptVersion.prompt}@${promptVersion.version}`,
    ...Object.entries(settings).map(([key, value]) => `${key} ${JSON.stringify(value)}`),
    `${formatQuantity(resultCount, "result")}, ${formatQuantity(errorCount, "error")}`,
  ];
  return (
    <ul className="[overflow-wrap:anywhere]">
      {lines.map((line) => line && <li key={line}>{line.slice(0, 200)}</li>)}
    </ul>
  );
}
