import { clsx } from "clsx";
import type { Suggestion } from "./filter-suggestions.ts";

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** What can be typed next, under the box that keeps the focus. */
export function SuggestionList({ id, suggestions, chosen, onTake }: SuggestionListProps) {
  return (
    <div
      id={`${id}-list`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be filtered by typing
      role="listbox"
      aria-label="Completions"
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 max-w-2xl overflow-auto rounded-large border border-hairline-strong bg-surface py-1 shadow-float"
    >
      {suggestions.map((suggestion, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the keys
        <div
          key={suggestion.text}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the list
          role="option"
          aria-selected={index === chosen}
          // Pressing must not take the focus out of the input.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
          className={clsx(
            "flex h-7 cursor-pointer items-center gap-3 px-3",
            index === chosen ? "bg-selected" : "hover:bg-hover",
          )}
        >
          <span className="truncate font-mono text-small">{suggestion.text}</span>
          <span className="ml-auto shrink-0 truncate text-small text-muted">{suggestion.note}</span>
        </div>
      ))}
    </div>
  );
}
