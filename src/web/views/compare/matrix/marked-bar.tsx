import { Button } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";

interface MarkedBarProps {
  readonly marked: readonly string[];
  /** More than one filter can name. */
  readonly tooMany: boolean;
  readonly onSave: () => void;
  readonly onClear: () => void;
}

/** What can be done with the marked examples. */
export function MarkedBar({ marked, tooMany, onSave, onClear }: MarkedBarProps) {
  if (marked.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-live="polite">{`${formatQuantity(marked.length, "example")} marked`}</span>
      <Button
        tone="primary"
        needs="write"
        disabled={tooMany}
        title={tooMany ? "Too many for one slice: unmark some" : undefined}
        onClick={onSave}
      >
        Save as slice
      </Button>
      <Button tone="quiet" onClick={onClear}>
        Unmark
      </Button>
    </span>
  );
}
