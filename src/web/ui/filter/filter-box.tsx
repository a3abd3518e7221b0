import { clsx } from "clsx";
import { ListFilter, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef } from "react";
import { FilterProblem, type FilterFault } from "./filter-problem.tsx";
import type { FieldValues, FilterField } from "./filter-suggestions.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { useFilterDraft } from "./use-filter-draft.ts";

interface FilterBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly fields: readonly FilterField[];
  readonly value: string;
  readonly facets: readonly FieldValues[];
  readonly fault: FilterFault | undefined;
  readonly onFilter: (text: string) => void;
}

/** The filter language with completion of fields and values. It asks on Enter and when the box is left. */
export function FilterBox(props: FilterBoxProps) {
  const { label, placeholder, fields, value, facets, fault, onFilter } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const draft = useFilterDraft(input, value, { fields, facets }, onFilter);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const picked = draft.suggestions[draft.chosen];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      draft.open(event.currentTarget.selectionStart ?? draft.text.length);
      draft.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (picked) draft.take(picked);
      else draft.submit();
    } else if (event.key === "Tab" && picked) {
      event.preventDefault();
      draft.take(picked);
    } else if (event.key === "Escape") {
      if (draft.isOpen) draft.close();
      else event.currentTarget.blur();
    }
  };
  return (
    <div className="relative">
      <ListFilter
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-2 left-2 text-muted"
      />
      <input
        ref={input}
        type="text"
        role="combobox"
        data-search-box
        aria-label={label}
        aria-expanded={draft.isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={draft.chosen >= 0 ? `${id}-${draft.chosen}` : undefined}
        aria-autocomplete="list"
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        placeholder={placeholder}
        value={draft.text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onChange={({ target }) => draft.type(target.value, target.selectionStart ?? 0)}
        onFocus={({ target }) => draft.open(target.selectionStart ?? 0)}
        onSelect={({ currentTarget }) => draft.moveCaret(currentTarget.selectionStart ?? 0)}
        onBlur={() => draft.submit()}
        onKeyDown={onKeyDown}
        className={clsx(
          "h-[30px] w-full min-w-0 rounded-small border bg-surface pr-8 pl-7 font-mono text-small placeholder:text-muted",
          fault ? "border-error" : "border-hairline-strong",
        )}
      />
      {draft.text !== "" && (
        <button
          type="button"
          aria-label="Clear the filter"
          onClick={() => draft.submit("")}
          className="absolute top-[3px] right-1 inline-flex size-6 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
      )}
      {draft.isOpen && (
        <SuggestionList
          id={id}
          suggestions={draft.suggestions}
          chosen={draft.chosen}
          onTake={draft.take}
        />
      )}
      {fault && <FilterProblem id={`${id}-fault`} text={value} fault={fault} />}
    </div>
  );
}
