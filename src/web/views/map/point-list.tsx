import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { useRef } from "react";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { SubjectLink } from "./subject-link.tsx";
import { subjectName } from "./map-selection.ts";
import { useListTexts } from "./use-point-texts.ts";

interface PointListProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  readonly listed: Uint32Array;
  readonly runs: readonly string[];
  readonly colourOf: (point: number) => string | undefined;
  readonly nameOf: (point: number) => string | undefined;
  readonly at: number | undefined;
}

const rowHeight = 56;

/** The points in words, any number of them: for the eye, the keyboard and screen readers. */
export function PointList(props: PointListProps) {
  const { place, points, listed, runs, colourOf, nameOf, at } = props;
  const scroll = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its values stay in this component
  const virtualizer = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 320, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  const textAt = useListTexts(place, points, listed, first, last);
  return (
    <ScrollRegion ref={scroll} aria-label="Points" className="min-h-40 flex-1 overflow-y-auto">
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const point = listed[index]!;
          const subject = subjectAt(points, point);
          const text = textAt(index);
          return (
            <li
              key={point}
              aria-setsize={listed.length}
              aria-posinset={index + 1}
              aria-current={point === at || undefined}
              className={clsx(
                "absolute inset-x-0 flex flex-col justify-center border-b px-2",
                point === at && "bg-selected",
              )}
              style={{ height: rowHeight, top: start }}
            >
              <Link
                to="."
                search={(now) => ({ ...now, at: String(point) })}
                replace
                resetScroll={false}
                preload={false}
                className="h-6 truncate leading-6 hover:text-accent"
                title={text ?? undefined}
              >
                {text === undefined ? "…" : (text ?? subjectName(subject))}
              </Link>
              <span className="flex h-6 items-center gap-1.5 text-small text-muted">
                <span
                  aria-hidden
                  className="size-2 shrink-0 rounded-full border border-hairline-strong"
                  style={{ background: colourOf(point) }}
                />
                <span className="min-w-0 truncate">{nameOf(point)}</span>
                <SubjectLink project={place.p} subject={subject} runs={runs} />
              </span>
            </li>
          );
        })}
      </ul>
    </ScrollRegion>
  );
}
