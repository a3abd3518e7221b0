import { type KeyboardEvent, type Ref, useId } from "react";
import type { Insight } from "./insight.ts";
import { RowMirror, rowId } from "./row-mirror.tsx";
import type { WaterfallData } from "./row-text.ts";
import type { Mirrored } from "./use-mirror.ts";
import { commandFor, type WaterfallCommand, type WaterfallView } from "./waterfall-view.ts";

interface RowGridProps {
  readonly label: string;
  readonly gridRef: Ref<HTMLDivElement>;
  readonly data: WaterfallData;
  readonly view: WaterfallView;
  readonly visible: Uint32Array;
  readonly opened: number;
  readonly mirrored: Mirrored;
  readonly insight: Insight | undefined;
  readonly onCommand: (command: WaterfallCommand) => void;
  readonly onEnter: () => void;
  readonly onFocused: (focused: boolean) => void;
}

/** Holds the focus and hears the keys; the row it stands on is named, as rows come and go. */
export function RowGrid(props: RowGridProps) {
  const { label, gridRef, data, view, visible, opened, mirrored, insight } = props;
  const { onCommand, onEnter, onFocused } = props;
  const id = useId();
  return (
    <div
      ref={gridRef}
      role="treegrid"
      aria-label={label}
      aria-rowcount={visible.length}
      aria-activedescendant={rowId(id, view.cursor)}
      tabIndex={0}
      className="absolute inset-0 overflow-hidden outline-none"
      onKeyDown={(event) => handleKey(event, onCommand, onEnter)}
      onFocus={() => onFocused(true)}
      onBlur={() => onFocused(false)}
    >
      <RowMirror
        id={id}
        data={data}
        view={view}
        visible={visible}
        opened={opened}
        mirrored={mirrored}
        insight={insight}
      />
    </div>
  );
}

function handleKey(
  event: KeyboardEvent,
  onCommand: (command: WaterfallCommand) => void,
  onEnter: () => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const command = commandFor(event.key, event.shiftKey);
  if (event.key !== "Enter" && !command) return;
  event.preventDefault();
  if (command) onCommand(command);
  else onEnter();
}
