import { type Filter, join } from "#contract/filter/ast.ts";
import { printFilter } from "#contract/filter/print.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";

interface NoMatchProps {
  readonly filter: Filter;
  readonly hasTime: boolean;
  readonly onFilter: (text: string) => void;
  readonly onAllTime: () => void;
}

/** Nothing matches: each part of the filter can be taken out from here. */
export function NoMatch({ filter, hasTime, onFilter, onAllTime }: NoMatchProps) {
  const parts = filter.kind === "and" ? filter.items : filter.kind === "all" ? [] : [filter];
  return (
    <EmptyState title="No trace matches">
      <div className="flex flex-wrap gap-2">
        {parts.map((part, index) => (
          <Button
            key={index}
            onClick={() =>
              onFilter(
                printFilter(
                  join(
                    "and",
                    parts.filter((other) => other !== part),
                  ),
                ),
              )
            }
          >
            Remove <code className="max-w-64 truncate font-mono">{printFilter(part)}</code>
          </Button>
        ))}
        {hasTime && <Button onClick={onAllTime}>All of the time</Button>}
      </div>
    </EmptyState>
  );
}
