import { type RefObject, useState } from "react";
import { applyCompletion, completionAt } from "#contract/filter/complete.ts";
import { isSyntax, type Known, type Suggestion, suggestionsFor } from "./filter-suggestions.ts";

/** What is being typed into the filter box, and what could be typed next. */
export function useFilterDraft(
  input: RefObject<HTMLInputElement | null>,
  value: string,
  known: Known,
  onFilter: (text: string) => void,
) {
  const [draft, setDraft] = useState({ from: value, text: value });
  const [caret, setCaret] = useState<number>();
  const [chosen, setChosen] = useState(-1);
  // The value changed from outside (a facet, a link, "back"): it wins over the draft.
  const text = draft.from === value ? draft.text : value;
  const completion = caret === undefined ? undefined : completionAt(text, caret);
  const suggestions = completion ? suggestionsFor(completion, known) : [];
  const place = (at: number) => {
    setCaret(at);
    // External system: the caret of the input, which React does not keep.
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const close = () => {
    setCaret(undefined);
    setChosen(-1);
  };
  const submit = (next = text) => {
    close();
    setDraft({ from: value, text: next });
    if (next.trim() !== value) onFilter(next.trim());
  };
  const take = (suggestion: Suggestion) => {
    if (!completion) return;
    const done = insert(text, completion, suggestion.text, known);
    setDraft({ from: value, text: done.text });
    setChosen(-1);
    place(done.caret);
  };
  return {
    text,
    suggestions,
    chosen,
    isOpen: suggestions.length > 0,
    submit,
    take,
    close,
    type: (next: string, at: number) => {
      setDraft({ from: value, text: next });
      setCaret(at);
      setChosen(-1);
    },
    moveCaret: (at: number) => {
      if (caret !== undefined && at !== caret) setCaret(at);
    },
    open: (at: number) => setCaret(at),
    step: (by: 1 | -1) => {
      const count = suggestions.length;
      if (count > 0) setChosen((now) => (now + by + count + (now < 0 && by < 0 ? 1 : 0)) % count);
    },
  };
}

function insert(
  text: string,
  completion: ReturnType<typeof completionAt>,
  choice: string,
  { fields }: Known,
) {
  if (completion.kind === "value" && isSyntax(completion.field, choice, fields)) {
    // A comparison replaces the whole value, a sign before it included.
    const start = text.slice(0, completion.from).replace(/[<>]?=?$/, "");
    const rest = text.slice(completion.to);
    const written = `${start}${choice}${rest === "" ? " " : ""}`;
    return { text: written + rest, caret: written.length };
  }
  return applyCompletion(text, completion, choice);
}
