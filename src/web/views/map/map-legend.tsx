import { clsx } from "clsx";
import { formatCount } from "#web/ui/format.ts";
import type { Colours } from "./map-colours.ts";

interface MapLegendProps {
  readonly colours: Colours;
  readonly palette: readonly string[];
  readonly hidden: ReadonlySet<number>;
  readonly onToggle: (code: number) => void;
}

/** What the colours mean and how many points have each; a click hides or shows them. */
export function MapLegend({ colours, palette, hidden, onToggle }: MapLegendProps) {
  const entries = [
    ...colours.names.map((name, at) => ({ code: at + 1, name, count: colours.counts[at] ?? 0 })),
    { code: 0, name: colours.none, count: colours.without },
  ].filter(({ count }) => count > 0);
  return (
    <ul aria-label="Legend" className="flex flex-col max-md:flex-row max-md:flex-wrap">
      {entries.map(({ code, name, count }) => (
        <li key={code} className="min-w-0">
          <button
            type="button"
            aria-pressed={!hidden.has(code)}
            title={hidden.has(code) ? `Show ${name}` : `Hide ${name}`}
            className={clsx(
              "flex h-7 w-full min-w-0 items-center gap-2 rounded-small px-1.5 text-left hover:bg-hover",
              hidden.has(code) && "text-muted line-through",
            )}
            onClick={() => onToggle(code)}
          >
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-full border border-hairline-strong"
              style={{ background: hidden.has(code) ? "transparent" : palette[code] }}
            />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-muted">{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
