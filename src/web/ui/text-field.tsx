import { clsx } from "clsx";
import { useId } from "react";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value. */
  readonly fault?: string | undefined;
  readonly readOnly?: boolean;
  readonly inputMode?: "text" | "decimal";
  readonly type?: "text" | "password";
  /** What a password manager may fill in. */
  readonly autoComplete?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, fault, readOnly, inputMode, type = "text" } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-small text-muted">
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        readOnly={readOnly}
        inputMode={inputMode}
        autoComplete={props.autoComplete ?? (type === "password" ? "new-password" : "off")}
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(
          "h-7 w-full rounded-small border px-2 read-only:bg-sunken read-only:text-muted",
          fault ? "border-error" : "border-hairline-strong bg-surface",
        )}
      />
      {(fault ?? hint) && (
        <p id={`${id}-hint`} className={clsx("text-small", fault ? "text-error" : "text-muted")}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}
