import { memo } from "react";
import { noSpan } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren, positionOf } from "#analysis/trace/waterfall-rows.ts";
import { statuses } from "#contract/trace-columns/trace-columns.ts";
import { wordAt } from "#contract/trace-columns/words.ts";
import {
  costOfRow,
  foldedWords,
  insightWords,
  nameOfRow,
  remarksOfRow,
  timeOfRow,
  tokensOfRow,
  type WaterfallData,
} from "./row-text.ts";
import type { Insight } from "./insight.ts";
import type { Mirrored } from "./use-mirror.ts";
import { rowHeight } from "./waterfall-layout.ts";
import type { WaterfallView } from "./waterfall-view.ts";

interface RowMirrorProps {
  readonly id: string;
  readonly data: WaterfallData;
  readonly view: WaterfallView;
  readonly visible: Uint32Array;
  readonly mirrored: Mirrored;
  readonly opened: number;
  readonly insight: Insight | undefined;
}

/** The rows in sight once more, as elements: for screen readers, tooltips and tests. */
export function RowMirror(props: RowMirrorProps) {
  const { id, data, view, visible, mirrored, opened, insight } = props;
  const { first, last, shift, sticky, scrollTop } = mirrored;
  const stuck = sticky.map((row, at) => ({
    row,
    position: positionOf(visible, row),
    top: scrollTop + at * rowHeight,
  }));
  const scrolling = Array.from(visible.subarray(first, last), (row, at) => ({
    row,
    position: first + at,
    top: (first + at) * rowHeight + shift,
  }));
  return [...stuck, ...scrolling].map(({ row, position, top }) => (
    <MirrorRow
      key={row}
      id={rowId(id, row)}
      folded={Boolean(view.collapsed[row])}
      opened={row === opened}
      {...{ data, insight, row, position, top }}
    />
  ));
}

export function rowId(id: string, row: number): string {
  return `${id}-${row}`;
}

interface MirrorRowProps {
  readonly id: string;
  readonly data: WaterfallData;
  readonly insight: Insight | undefined;
  readonly row: number;
  readonly position: number;
  readonly top: number;
  readonly folded: boolean;
  readonly opened: boolean;
}

/** Zooming and scrolling leave its properties as they are. */
const MirrorRow = memo(function MirrorRow(props: MirrorRowProps) {
  const { id, data, insight, row, position, top, folded, opened } = props;
  const { waterfall, columns } = data;
  const index = waterfall.span[row]!;
  const kind = index === noSpan ? "" : waterfall.kinds[waterfall.kind[row]!];
  const name = nameOfRow(data, row);
  const time = timeOfRow(data, row);
  const tokens = tokensOfRow(data, row, folded);
  const cost = costOfRow(data, row, folded);
  const remarks = [
    ...remarksOfRow(data, row),
    ...(insight ? insightWords(data, insight, row) : []),
  ];
  const hidden = folded ? foldedWords(data, row) : "";
  const hover = [
    name,
    [kind, time].filter(Boolean).join(" · "),
    ...remarks,
    wordAt(columns.errorMessage, index)?.slice(0, 300),
    hidden,
  ];
  return (
    // The focus stays on the grid, which names this row as the one it stands on.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- these are placed freely, which table rows cannot be
      role="row"
      aria-level={waterfall.depth[row]! + 1}
      aria-rowindex={position + 1}
      aria-expanded={hasChildren(waterfall, row) ? !folded : undefined}
      aria-selected={opened}
      className="absolute inset-x-0"
      style={{ height: rowHeight, top }}
      title={hover.filter(Boolean).join("\n")}
    >
      <MirrorCell header>{`${kind ?? ""} ${name}`}</MirrorCell>
      <MirrorCell>{time}</MirrorCell>
      <MirrorCell>{[tokens ? `${tokens} tokens` : "", cost].filter(Boolean).join(", ")}</MirrorCell>
      <MirrorCell>
        {[statuses[columns.status[index] ?? -1] ?? "", ...remarks, hidden]
          .filter(Boolean)
          .join(", ")}
      </MirrorCell>
    </div>
  );
});

function MirrorCell({ header, children }: { header?: boolean; children: string }) {
  return (
    <span role={header ? "rowheader" : "gridcell"} className="sr-only">
      {children}
    </span>
  );
}
