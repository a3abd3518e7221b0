import { clsx } from "clsx";
import { useId, useState, type KeyboardEvent } from "react";
import { Dialog } from "#web/ui/dialog.tsx";
import { matchingEntries, type PaletteEntry } from "./palette-entries.ts";
import { usePaletteEntries } from "./use-palette-entries.ts";

interface CommandPaletteProps {
  readonly project: string;
  /** Shows one group alone. */
  readonly only?: string | undefined;
  readonly onKeyboardMap: () => void;
  readonly onClose: () => void;
}

/** Goes anywhere and does anything by typing. */
export function CommandPalette({ project, only, onKeyboardMap, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const all = usePaletteEntries(project, typed, onKeyboardMap);
  const entries = matchingEntries(
    all.filter(({ group }) => only === undefined || group === only),
    typed,
    only === undefined ? 8 : 200,
  );
  const place = Math.min(active, Math.max(0, entries.length - 1));
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setActive((place + step + entries.length) % entries.length);
    }
    if (event.key === "Enter") choose(entries[place]);
  };
  return (
    <Dialog open onClose={onClose} title={only ?? "Search or jump"} titleHidden shape="top">
      <input
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries[place] && `${listId}-${place}`}
        aria-label={only ? "Find a project" : "Search or jump"}
        placeholder={only ? "Find a project" : "A page, a project, a run, a trace id, an action"}
        value={typed}
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-11 shrink-0 border-b bg-surface px-4 text-lead outline-none placeholder:text-muted"
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be filtered by typing */}
      <div id={listId} role="listbox" aria-label="Results" className="min-h-40 overflow-auto py-1">
        {entries.map((entry, index) => (
          <PaletteOption
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            first={entries[index - 1]?.group !== entry.group}
            active={index === place}
            onChoose={() => choose(entry)}
          />
        ))}
        {entries.length === 0 && <p className="px-4 py-2 text-muted">Nothing has this name</p>}
      </div>
    </Dialog>
  );
}

interface PaletteOptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly first: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function PaletteOption({ id, entry, first, active, onChoose }: PaletteOptionProps) {
  return (
    <>
      {first && (
        <p role="presentation" className="px-4 pt-2 pb-0.5 text-small text-muted">
          {entry.group}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box above has the keys */}
      <div
        id={id}
        tabIndex={-1}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the list
        role="option"
        aria-selected={active}
        ref={(element) => {
          if (active) element?.scrollIntoView({ block: "nearest" });
        }}
        onClick={onChoose}
        className={clsx(
          "flex h-7 cursor-pointer items-center justify-between gap-4 px-4 hover:bg-hover",
          active && "bg-selected",
        )}
      >
        <span className="truncate">{entry.label}</span>
        {entry.hint && <span className="shrink-0 text-small text-muted">{entry.hint}</span>}
      </div>
    </>
  );
}
