import { SlidersHorizontal } from "lucide-react";
import type { Filter } from "#contract/filter/ast.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { FacetColumn } from "./facet-column.tsx";
import type { Facet } from "#web/ui/filter/filter-suggestions.ts";

interface FacetPaneProps {
  readonly facets: readonly Facet[] | undefined;
  readonly filter: Filter;
  /** Behind a button, where there is no room for a column. */
  readonly folded: boolean;
  readonly onToggle: (field: string, value: string) => void;
}

export function FacetPane({ facets, filter, folded, onToggle }: FacetPaneProps) {
  const column = facets ? (
    <FacetColumn facets={facets} filter={filter} onToggle={onToggle} />
  ) : (
    <FacetSkeleton />
  );
  if (folded)
    return (
      <Popover
        title="Narrow by"
        trigger={
          <Button>
            <SlidersHorizontal size={14} aria-hidden />
            Narrow by
          </Button>
        }
      >
        {column}
      </Popover>
    );
  return (
    <ScrollRegion aria-label="Narrow by" className="w-48 shrink-0 overflow-y-auto pr-1 pb-4">
      {column}
    </ScrollRegion>
  );
}

function FacetSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-3">
      {[3, 2, 4, 3].map((rows, group) => (
        <div key={group}>
          <Skeleton className="mb-1.5 h-2.5 w-16" />
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} className="my-1.5 h-3 w-full" />
          ))}
        </div>
      ))}
    </div>
  );
}
