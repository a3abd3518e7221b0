import { useId } from "react";
import { CopyButton } from "./copy-button.tsx";

interface CopyLineProps {
  readonly label: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** A text to hand on: it can be copied by the button, and selected where a browser refuses that. */
export function CopyLine({ label, text, hint }: CopyLineProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-small text-muted">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          readOnly
          aria-describedby={hint ? `${id}-hint` : undefined}
          onFocus={(event) => event.target.select()}
          className="h-7 min-w-0 flex-1 rounded-small border border-hairline-strong bg-sunken px-2"
        />
        <CopyButton text={text} label={`Copy: ${label}`} />
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
