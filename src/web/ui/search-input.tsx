import { clsx } from "clsx";
import { Search, X } from "lucide-react";
import { useState, type Ref } from "react";

interface SearchInputProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Called on Enter, on clear, and when the box loses focus. */
  readonly onSearch: (value: string) => void;
  /** What is wrong with the present value. */
  readonly problem?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A search or filter box. It asks when the reader is done typing, not at every key. */
export function SearchInput(props: SearchInputProps) {
  const { label, placeholder, value, onSearch, problem, inputRef, className } = props;
  const [draft, setDraft] = useState({ from: value, text: value });
  // The value changed from outside (a link, "back"): it wins over the draft.
  const text = draft.from === value ? draft.text : value;
  const submit = (next: string) => {
    setDraft({ from: value, text: next });
    if (next !== value) onSearch(next);
  };
  return (
    <form
      className={clsx("relative flex min-w-0", className)}
      onSubmit={(event) => {
        event.preventDefault();
        submit(text);
      }}
    >
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1.5 left-2 text-muted"
      />
      <input
        ref={inputRef}
        type="search"
        data-search-box
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setDraft({ from: value, text: event.target.value })}
        onBlur={() => submit(text)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        spellCheck={false}
        className={clsx(
          "h-7 w-full min-w-0 rounded-small border bg-surface pr-7 pl-7 placeholder:text-muted [&::-webkit-search-cancel-button]:hidden",
          problem ? "border-error" : "border-hairline-strong",
        )}
      />
      {text !== "" && (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => submit("")}
          className="absolute top-0.5 right-0.5 inline-flex size-6 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </form>
  );
}
