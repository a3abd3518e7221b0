import { Check, ListTree } from "lucide-react";
import { useMemo } from "react";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import { spanKinds, type SpanKind } from "#contract/span.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import type { useTraceView } from "./use-trace-view.ts";

/** Beyond this the list of levels is no help: keys and twisties go on. */
const mostLevels = 12;

/** How many levels are open, and which kinds are folded. Both are in the address. */
export function FoldTools({ picture }: { readonly picture: ReturnType<typeof useTraceView> }) {
  const { data, link, refold } = picture;
  const { levels, kinds } = useMemo(() => foldableOf(data.waterfall), [data.waterfall]);
  const folded = link.fold ?? [];
  if (levels < 2) return null;
  const shown = Array.from({ length: Math.min(levels - 1, mostLevels) }, (_, at) => at + 1);
  if (link.level !== undefined && !shown.includes(link.level)) shown.push(link.level);
  return (
    <>
      <NativeSelect
        label="Open levels"
        className="shrink-0"
        value={String(link.level ?? "all")}
        options={[
          { value: "all", label: `All ${formatCount(levels)} levels` },
          ...shown.map((level) => ({
            value: String(level),
            label: level === 1 ? "1 level" : `${formatCount(level)} levels`,
          })),
        ]}
        onChange={(value) =>
          refold(value === "all" ? { level: undefined, fold: undefined } : { level: Number(value) })
        }
      />
      {kinds.length > 0 && (
        <Menu
          trigger={
            <Button tone="quiet" title="Fold all spans of a kind">
              <ListTree size={14} aria-hidden />
              {folded.length > 0 ? (
                `${formatCount(folded.length)} folded`
              ) : (
                <span className="@max-2xl:sr-only">Fold kinds</span>
              )}
            </Button>
          }
          entries={kinds.map(({ kind, count }) => ({
            key: kind,
            label: (
              <>
                <span className="w-4">
                  {folded.includes(kind) && <Check size={14} aria-label="folded" />}
                </span>
                <KindMark kind={kind} worded />
                <span className="ml-auto pl-4 text-muted">{formatCount(count)}</span>
              </>
            ),
            onChoose: () =>
              refold({
                fold: folded.includes(kind)
                  ? folded.filter((each) => each !== kind)
                  : [...folded, kind],
              }),
          }))}
        />
      )}
    </>
  );
}

/** How deep a trace is, and of each kind how many spans have something below them. */
function foldableOf(waterfall: Waterfall): {
  readonly levels: number;
  readonly kinds: readonly { readonly kind: SpanKind; readonly count: number }[];
} {
  const { count, depth, kind, kinds } = waterfall;
  const counts = new Uint32Array(kinds.length);
  let deepest = 0;
  for (let row = 0; row < count; row++) {
    if (depth[row]! > deepest) deepest = depth[row]!;
    if (hasChildren(waterfall, row)) counts[kind[row]!]!++;
  }
  const known = spanKinds.map((name) => ({ kind: name, count: counts[kinds.indexOf(name)] ?? 0 }));
  return { levels: deepest + 1, kinds: known.filter((each) => each.count > 0) };
}
