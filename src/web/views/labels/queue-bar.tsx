import { ChevronLeft, ChevronRight } from "lucide-react";
import type { LabelProgress } from "#contract/labels.ts";
import { useMe } from "#web/data/use-me.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { ProgressBar } from "#web/ui/progress-bar.tsx";
import { Key } from "#web/ui/score-input.tsx";

interface QueueBarProps {
  readonly progress: LabelProgress | undefined;
  readonly annotator: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onRename: () => void;
}

/** How far one is, and the way on. */
export function QueueBar(props: QueueBarProps) {
  const me = useMe();
  const { progress, annotator, isFirst, isLast, onNext, onPrevious, onRename } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b pb-2">
      <div className="flex gap-1.5">
        <Button onClick={onPrevious} disabled={isFirst}>
          <ChevronLeft size={14} aria-hidden />
          Previous <Key name="p" />
        </Button>
        <Button onClick={onNext} disabled={isLast}>
          Next <Key name="n" />
          <ChevronRight size={14} aria-hidden />
        </Button>
      </div>
      {progress && annotator && (
        <span className="inline-flex items-center gap-2">
          <ProgressBar
            label="Scored by you"
            className="w-32"
            max={Math.max(1, progress.total)}
            value={progress.scored}
          />
          {`${formatCount(progress.scored)} of ${formatCount(progress.total)}`}
        </span>
      )}
      {isLast && <span className="text-muted">The last result of this queue</span>}
      {annotator && (
        <span className="ml-auto inline-flex min-w-0 items-center gap-1 text-muted">
          <span className="shrink-0">Scoring as</span>
          <bdi className="max-w-40 truncate text-ink">{annotator}</bdi>
          {!me?.person && (
            <Button tone="quiet" needs="write" onClick={onRename}>
              Change
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
