import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import type { Facet } from "#web/ui/filter/filter-suggestions.ts";
import { listSentence } from "./list-sentence.ts";

interface ListHeadProps {
  readonly total: number | undefined;
  readonly facets: readonly Facet[] | undefined;
  readonly narrowed: boolean;
  /** The question cannot be asked: nothing will come. */
  readonly unreadable: boolean;
  /** Came since the list was read, and wait. */
  readonly arrived: number;
  readonly onShowArrived: () => void;
}

/** Title, the sentence, and what is waiting to be shown. */
export function ListHead(props: ListHeadProps) {
  const { total, facets, narrowed, unreadable, arrived, onShowArrived } = props;
  return (
    <PageHead
      title="Traces"
      sentence={
        unreadable && !facets ? (
          "This filter cannot be read."
        ) : total === undefined || !facets ? (
          <span className="flex h-[22px] items-center">
            <Skeleton className="h-3.5 w-72" />
          </span>
        ) : (
          listSentence(total, facets, narrowed)
        )
      }
      actions={
        arrived > 0 && (
          <Button tone="primary" onClick={onShowArrived}>
            {formatCount(arrived)} new
          </Button>
        )
      }
    />
  );
}
