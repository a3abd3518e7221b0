import { Button } from "./button.tsx";
import type { Doing } from "./refusals.ts";

interface FormActionsProps {
  /** What the form does. */
  readonly submit: string;
  /** What somebody must be allowed for it. */
  readonly needs?: Doing | undefined;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
}

/** The end of a form in a dialog: the way out, and the one thing that it is for. */
export function FormActions({ submit, needs, disabled, onCancel }: FormActionsProps) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" tone="primary" needs={needs} disabled={disabled}>
        {submit}
      </Button>
    </div>
  );
}
