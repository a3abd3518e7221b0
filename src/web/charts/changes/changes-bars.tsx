import type { ReactNode } from "react";
import { formatCount } from "#web/ui/format.ts";

interface ChangeBar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly color: string;
  /** Wraps the label and count, for a link to the rows. */
  readonly wrap: (content: ReactNode) => ReactNode;
}

/** How many examples were fixed, broken, and stayed the same. */
export function ChangesBars({ bars }: { bars: readonly ChangeBar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className="flex flex-col gap-1">
      {bars.map(({ key, label, count, color, wrap }) => (
        <li key={key} className="grid grid-cols-[150px_minmax(0,1fr)] items-center gap-2">
          {wrap(
            <span className="flex justify-between gap-2">
              <span>{label}</span>
              <span>{formatCount(count)}</span>
            </span>,
          )}
          <span className="h-3">
            <span
              className="block h-3"
              style={{
                width: `${(count / most) * 100}%`,
                minWidth: count > 0 ? 2 : 0,
                background: color,
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
