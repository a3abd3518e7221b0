import { clsx } from "clsx";
import type { Filter } from "#contract/filter/ast.ts";
import { hasValue } from "#contract/filter/edit.ts";
import { formatCount } from "#web/ui/format.ts";
import type { Facet } from "#web/ui/filter/filter-suggestions.ts";

interface FacetColumnProps {
  readonly facets: readonly Facet[];
  readonly filter: Filter;
  readonly onToggle: (field: string, value: string) => void;
}

const shownAtOnce = 6;

/** The commonest values of each field with their counts; a click puts one into the filter or takes it out. */
export function FacetColumn({ facets, filter, onToggle }: FacetColumnProps) {
  return (
    <div className="flex flex-col gap-3">
      {facets
        .filter(({ values }) => values.length > 0)
        .map((facet) => (
          <FacetGroup key={facet.field} facet={facet} filter={filter} onToggle={onToggle} />
        ))}
    </div>
  );
}

type FacetGroupProps = Omit<FacetColumnProps, "facets"> & { readonly facet: Facet };

function FacetGroup({ facet: { field, values }, filter, onToggle }: FacetGroupProps) {
  const first = values.slice(0, shownAtOnce);
  const more = values.slice(shownAtOnce);
  const entry = ({ value, count }: Facet["values"][number]) => (
    <FacetValue
      key={value}
      value={value}
      count={count}
      on={hasValue(filter, field, value)}
      onToggle={() => onToggle(field, value)}
    />
  );
  return (
    <fieldset className="min-w-0">
      <legend className="text-small text-muted">{field}</legend>
      {first.map(entry)}
      {more.length > 0 && (
        <details>
          <summary className="px-1.5 text-small text-muted">{more.length} more</summary>
          {more.map(entry)}
        </details>
      )}
    </fieldset>
  );
}

interface FacetValueProps {
  readonly value: string;
  readonly count: number;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function FacetValue({ value, count, on, onToggle }: FacetValueProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      title={value}
      className={clsx(
        "flex h-6 w-full items-center gap-2 rounded-small px-1.5 text-left",
        on ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="truncate">
        {on && "✓ "}
        {value || "(empty)"}
      </span>
      <span className="ml-auto shrink-0 text-small text-muted">{formatCount(count)}</span>
    </button>
  );
}
