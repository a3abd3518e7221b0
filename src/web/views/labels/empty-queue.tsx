import type { LabelProgress } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import type { QueueChoice } from "./label-choice.ts";
import { emptyWords } from "./queue-words.ts";

interface EmptyQueueProps {
  readonly choice: QueueChoice;
  readonly progress: LabelProgress | undefined;
  readonly setState: SetLinkState<LabelsState>;
}

export function EmptyQueue({ choice, progress, setState }: EmptyQueueProps) {
  const { which, where } = choice;
  const { title, advice } = emptyWords(which, progress, where !== undefined);
  return (
    <EmptyState title={title}>
      <p>{advice}</p>
      <div className="flex flex-wrap gap-2">
        {which !== "all" && (
          <Button onClick={() => setState({ which: "all", at: undefined })}>
            Show all results
          </Button>
        )}
        {where !== undefined && (
          <Button onClick={() => setState({ where: undefined, at: undefined })}>
            Remove the filter
          </Button>
        )}
        <Button onClick={() => setState({ tab: "agreement" })}>See agreement</Button>
      </div>
    </EmptyState>
  );
}
