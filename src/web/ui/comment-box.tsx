import { useId, useState, type Ref } from "react";

interface CommentBoxProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Called when the box is left or on Ctrl Enter, if the text has changed. */
  readonly onSave: (text: string) => void;
  readonly boxRef?: Ref<HTMLTextAreaElement>;
}

/** A few lines of free text, saved when the writer is done with them. */
export function CommentBox({ label, hint, value, onSave, boxRef }: CommentBoxProps) {
  const [draft, setDraft] = useState({ from: value, text: value });
  // The value changed from outside (undo, another result): it wins over the draft.
  const text = draft.from === value ? draft.text : value;
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-small text-muted">
        {label}
      </label>
      <textarea
        ref={boxRef}
        id={id}
        rows={3}
        dir="auto"
        maxLength={20_000}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setDraft({ from: value, text: event.target.value })}
        onBlur={() => text.trim() !== value && onSave(text.trim())}
        onKeyDown={(event) => {
          const done = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (done || event.key === "Escape") event.currentTarget.blur();
        }}
        className="block w-full resize-y rounded-small border border-hairline-strong bg-surface px-2 py-1"
      />
      <p id={`${id}-hint`} className="text-small text-muted">
        {hint}
      </p>
    </div>
  );
}
