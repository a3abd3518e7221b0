import type { UploadProgress } from "#client/upload-records.ts";
import { formatCount } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { importSentence } from "./otlp-snippets.ts";

const mostShown = 50;

/** How many lines went in, and which did not and why. */
export function ImportOutcome({ progress }: { progress: UploadProgress }) {
  const shown = progress.rejected.slice(0, mostShown);
  const head = (
    <>
      <HeadCell numeric>Line</HeadCell>
      <HeadCell>Why not</HeadCell>
    </>
  );
  return (
    <div>
      <output className="block font-strong">{importSentence(progress)}</output>
      {shown.length > 0 && (
        <SimpleTable label="Rejected lines" head={head}>
          {shown.map(({ line, message }) => (
            <tr key={line}>
              <Cell numeric className="w-20">
                {formatCount(line)}
              </Cell>
              <Cell className="[overflow-wrap:anywhere]">{message}</Cell>
            </tr>
          ))}
        </SimpleTable>
      )}
      {progress.rejectedCount > shown.length && shown.length > 0 && (
        <p className="text-muted">{`The first ${shown.length} are shown.`}</p>
      )}
    </div>
  );
}
