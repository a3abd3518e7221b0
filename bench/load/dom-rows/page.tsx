/**
 * The same trace as virtualised elements, for comparison: what the waterfall would be without a canvas. Shows
 * the same of a row (guides, twisty, icon, name, bar, tokens, time, what a screen reader needs) and no more.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { buildWaterfall, rowFlag, type Waterfall } from "#analysis/trace/waterfall-columns.ts";
import {
  type Collapsed,
  hasChildren,
  toggleRow,
  visibleRows,
} from "#analysis/trace/waterfall-rows.ts";
import { decodeTraceColumns } from "#contract/trace-columns/decode.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { wordAt } from "#contract/trace-columns/words.ts";
import { spanKinds } from "#contract/span.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { formatDuration, formatTokens } from "#web/ui/format.ts";

const rowHeight = 28;
const nameWidth = 420;

interface RowProps {
  readonly waterfall: Waterfall;
  readonly columns: TraceColumns;
  readonly row: number;
  readonly top: number;
  readonly folded: boolean;
  readonly onToggle: (row: number) => void;
}

const Row = memo(function Row({ waterfall, columns, row, top, folded, onToggle }: RowProps) {
  const index = waterfall.span[row]!;
  const tokens = columns.totalTokens[index]!;
  const failed = (waterfall.flags[row]! & rowFlag.error) !== 0;
  const kind = waterfall.kinds[waterfall.kind[row]!]!;
  const left = (waterfall.startMs[row]! / waterfall.totalMs) * 100;
  const width = Math.max(0.1, (waterfall.durationMs[row]! / waterfall.totalMs) * 100);
  const name = wordAt(columns.name, index) ?? "";
  const time = formatDuration(waterfall.durationMs[row]!);
  const depth = Math.min(waterfall.depth[row]!, 12);
  const isParent = hasChildren(waterfall, row);
  return (
    <div
      className="row"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- placed freely, as table rows cannot be
      role="row"
      aria-level={waterfall.depth[row]! + 1}
      aria-expanded={isParent ? !folded : undefined}
      title={`${name}\n${kind} · ${time}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="name" style={{ paddingLeft: depth * 14 }}>
        {Array.from({ length: depth }, (_, level) => (
          <span key={level} className="guide" style={{ left: level * 14 + 8 }} />
        ))}
        {isParent && (
          <button type="button" onClick={() => onToggle(row)}>
            {folded ? "▸" : "▾"}
          </button>
        )}
        <KindMark kind={spanKinds.find((each) => each === kind) ?? "UNKNOWN"} />
        {failed && <span className="failure">✗</span>}
        <span>{name}</span>
      </div>
      <div className="bars">
        <div
          className={failed ? "bar failed" : "bar"}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      </div>
      <div className="figure">{Number.isNaN(tokens) ? "" : formatTokens(tokens)}</div>
      <div className="figure">{time}</div>
    </div>
  );
});

function Rows({ columns }: { readonly columns: TraceColumns }) {
  const scroller = useRef<HTMLDivElement>(null);
  const waterfall = useMemo(() => buildWaterfall(columns), [columns]);
  const [collapsed, setCollapsed] = useState<Collapsed>(() => new Uint8Array(waterfall.count));
  const visible = useMemo(() => visibleRows(waterfall, collapsed), [waterfall, collapsed]);
  const toggle = useCallback(
    (row: number) => setCollapsed((old) => toggleRow(waterfall, old, row)),
    [waterfall],
  );
  // oxlint-disable-next-line react/incompatible-library -- it is what is compared
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (at) => visible[at]!,
  });
  return (
    <div ref={scroller} className="scroller" data-scroller>
      <div
        style={{ height: virtualizer.getTotalSize(), position: "relative", width: nameWidth * 2 }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <Row
            key={key}
            row={visible[index]!}
            top={start}
            folded={Boolean(collapsed[visible[index]!])}
            onToggle={toggle}
            {...{ waterfall, columns }}
          />
        ))}
      </div>
    </div>
  );
}

const body = await (await fetch(`/trace${location.search}`)).arrayBuffer();
createRoot(document.getElementById("root")!).render(<Rows columns={decodeTraceColumns(body)} />);
