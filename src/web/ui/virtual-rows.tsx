import { useVirtualizer } from "@tanstack/react-virtual";
import type { Key, ReactNode, RefObject } from "react";

interface VirtualRowsProps {
  readonly count: number;
  readonly rowHeight: number;
  /** The element that scrolls. */
  readonly scroll: RefObject<HTMLElement | null>;
  readonly columnCount: number;
  readonly keyOf: (index: number) => Key;
  readonly row: (index: number) => ReactNode;
}

/** The rows of a table that are in sight, between two spacers: a list of any length costs one screen. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, rowHeight, scroll, columnCount, keyOf, row } = props;
  // oxlint-disable-next-line react/incompatible-library -- its values stay in this component
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: keyOf,
    initialRect: { width: 1000, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      {above > 0 && <Spacer height={above} columnCount={columnCount} />}
      {items.map((item) => row(item.index))}
      {below > 0 && <Spacer height={below} columnCount={columnCount} />}
    </tbody>
  );
}

function Spacer({ height, columnCount }: { height: number; columnCount: number }) {
  return (
    <tr aria-hidden>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- holds room, not content */}
      <td colSpan={columnCount} style={{ height, padding: 0 }} />
    </tr>
  );
}
