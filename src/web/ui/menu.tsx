import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";

interface MenuEntry {
  readonly key: string;
  readonly label: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
}

interface MenuProps {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
}

/** A short list of actions behind a button. */
export function Menu({ trigger, entries }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} align="start">
          <Base.Popup className="max-h-[60dvh] max-w-80 min-w-40 overflow-auto rounded-large border border-hairline-strong bg-surface py-1 shadow-float outline-none">
            {entries.map(({ key, label, onChoose, disabled }) => (
              <Base.Item
                key={key}
                disabled={disabled ?? false}
                onClick={onChoose}
                className="flex h-7 cursor-pointer items-center gap-2 truncate px-3 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-selected"
              >
                {label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
