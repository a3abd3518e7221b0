import { clsx } from "clsx";
import { useId } from "react";

interface TextAreaProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly rows?: number;
  readonly onChange: (value: string) => void;
}

export function TextArea({ label, hint, value, fault, rows = 3, onChange }: TextAreaProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-small text-muted">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(
          "block w-full resize-y rounded-small border bg-surface px-2 py-1 font-mono text-small",
          fault ? "border-error" : "border-hairline-strong",
        )}
      />
      <p id={`${id}-hint`} className={clsx("text-small", fault ? "text-error" : "text-muted")}>
        {fault ?? hint}
      </p>
    </div>
  );
}
