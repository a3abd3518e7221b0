import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import { listPrices, removePrice, type Price } from "#contract/prices.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { PriceDialog } from "./price-dialog.tsx";
import { PriceTable } from "./price-table.tsx";

/** What models cost; changes count for what is received from now on. */
export function PriceSection() {
  const client = useQueryClient();
  const [edited, setEdited] = useState<Price | "new">();
  const { data, error, refetch } = useQuery(queryFor(listPrices, {}));
  const refresh = () => client.invalidateQueries({ queryKey: [listPrices.path] });
  const remove = useMutation({
    mutationFn: async ({ model, provider }: Price) =>
      call(removePrice, { model, ...(provider !== null && { provider }) }),
    onSuccess: refresh,
  });
  return (
    <Section
      title="Prices"
      actions={
        <Button needs="server" onClick={() => setEdited("new")}>
          <Plus size={14} aria-hidden />
          Add a price
        </Button>
      }
    >
      <p className="pb-2 text-muted">
        US dollars per million tokens. A cost that the sender reports counts before the one computed
        from this table; a change counts for what is received from now on.
      </p>
      {error && (
        <ProblemNote
          what="The prices could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {remove.error && (
        <ProblemNote what="The price could not be removed" problem={problemOf(remove.error)} />
      )}
      {!data && !error && <SkeletonRows rows={10} label="Loading prices" />}
      {data && <PriceTable prices={data.items} onEdit={setEdited} onRemove={remove.mutate} />}
      {edited !== undefined && (
        <PriceDialog
          price={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={refresh}
        />
      )}
    </Section>
  );
}
