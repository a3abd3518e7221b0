import { Link } from "@tanstack/react-router";
import { traceDiffLink } from "#contract/links/trace-diff-link.ts";
import { AddToDataset } from "#web/data/add-to-dataset.tsx";
import { Button, buttonClass } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";

interface DiffBarProps {
  readonly project: string;
  readonly ticked: readonly string[];
  readonly onClear: () => void;
}

/** What can be done with the ticked traces. */
export function DiffBar({ project, ticked, onClear }: DiffBarProps) {
  const [a, b] = ticked;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-hairline-strong bg-surface py-2">
      <span>{`${formatQuantity(ticked.length, "trace")} ticked`}</span>
      {a !== undefined && b !== undefined && ticked.length === 2 ? (
        <Link
          to="/p/$project/traces/diff"
          params={{ project }}
          search={traceDiffLink.write({ a, b })}
          className={buttonClass("primary")}
        >
          Compare the two
        </Link>
      ) : (
        <span className="text-muted">
          {ticked.length < 2 ? "Tick one more to compare" : "Two can be compared"}
        </span>
      )}
      <AddToDataset project={project} traceIds={ticked} />
      <Button tone="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
