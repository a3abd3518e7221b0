import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  /** The label stands before the box instead of being read out only. */
  readonly labelShown?: boolean;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly className?: string;
}

/** The platform's own select: known to every keyboard, phone and screen reader. */
export function NativeSelect(props: SelectProps) {
  const { label, labelShown, value, options, onChange, className } = props;
  return (
    <label className={clsx("inline-flex min-w-0 items-center gap-1.5", className)}>
      <span className={labelShown ? "shrink-0 text-muted" : "sr-only"}>{label}</span>
      <span className="relative inline-flex min-w-0">
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="h-7 max-w-60 min-w-0 appearance-none truncate rounded-small border border-hairline-strong bg-surface pr-7 pl-2 hover:bg-hover"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          size={14}
          aria-hidden
          className="pointer-events-none absolute top-1.5 right-2 text-muted"
        />
      </span>
    </label>
  );
}
