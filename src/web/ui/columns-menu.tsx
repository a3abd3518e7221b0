import { Columns3 } from "lucide-react";
import { Button } from "./button.tsx";
import { Popover } from "./popover.tsx";

/** A column that can be shown. */
export interface ColumnOption {
  readonly id: string;
  readonly label: string;
}

interface ColumnsMenuProps {
  readonly options: readonly ColumnOption[];
  readonly chosen: readonly string[];
  readonly onChoose: (columns: readonly string[]) => void;
  /** Keeps the columns for the next time. */
  readonly onKeep: () => void;
  readonly kept: boolean;
}

/** Which columns a table shows. */
export function ColumnsMenu({ options, chosen, onChoose, onKeep, kept }: ColumnsMenuProps) {
  const order = options.map(({ id }) => id);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChoose(order.filter((one) => next.includes(one)));
  };
  return (
    <Popover
      title="Columns"
      trigger={
        <Button>
          <Columns3 size={14} aria-hidden />
          Columns
        </Button>
      }
    >
      <ul>
        {options.map(({ id, label }) => (
          <li key={id}>
            <label className="flex h-7 items-center gap-2 rounded-small px-1 hover:bg-hover">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
                className="accent-(--accent)"
              />
              <span className="truncate">{label}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button tone="quiet" className="mt-1" disabled={kept} onClick={onKeep}>
        {kept ? "These are the ones you start with" : "Start with these columns"}
      </Button>
    </Popover>
  );
}
