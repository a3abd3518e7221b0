import { Download } from "lucide-react";
import { z } from "zod";
import { urlOf } from "#client/call.ts";
import { get } from "#contract/endpoint.ts";
import { matrixExportFormats, matrixExportInput, matrixExportPath } from "#contract/matrix.ts";
import { openedView } from "#web/state/opened-view.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import type { MatrixQuestion } from "./use-matrix-pages.ts";

const file = get(matrixExportPath, {
  summary: "",
  input: matrixExportInput,
  output: z.unknown(),
});
const words = { csv: "CSV", jsonl: "JSON lines", parquet: "Parquet" };

/** The rows of the present view as a file. */
export function ExportMenu({ question }: { question: MatrixQuestion }) {
  // The file is made by the server, which a view that was handed on does not ask.
  if (openedView()) return null;
  return (
    <Popover
      title="Export the rows shown"
      trigger={
        <Button>
          <Download size={14} aria-hidden />
          Export
        </Button>
      }
    >
      <ul>
        {matrixExportFormats.map((format) => (
          <li key={format}>
            <a
              href={urlOf(file, { ...question, format })}
              download
              className="link flex h-7 items-center"
            >
              {words[format]}
            </a>
          </li>
        ))}
      </ul>
      <p className="pt-1 text-muted">
        With the filter, the order and the scores of this view, every output whole.
      </p>
    </Popover>
  );
}
