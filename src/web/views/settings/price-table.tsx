import { Pencil, Trash2 } from "lucide-react";
import type { z } from "zod";
import type { listPrices } from "#contract/prices.ts";
import { DataTable, type Column } from "#web/ui/data-table.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { useRefusal } from "#web/ui/refusals.ts";
import { NotReported } from "#web/ui/not-reported.tsx";

type PriceRow = z.output<typeof listPrices.output>["items"][number];

interface PriceTableProps {
  readonly prices: readonly PriceRow[];
  readonly onEdit: (price: PriceRow) => void;
  readonly onRemove: (price: PriceRow) => void;
}

export function PriceTable({ prices, onEdit, onRemove }: PriceTableProps) {
  const isAllowed = useRefusal("server") === undefined;
  return (
    <DataTable
      label="Prices of models, US dollars per million tokens"
      className="max-h-[480px]"
      minWidth={760}
      rows={prices}
      keyOf={({ model, provider, source }) => `${source} ${provider} ${model}`}
      columns={[
        { key: "model", header: "Model", cell: ({ model }) => <span title={model}>{model}</span> },
        {
          key: "provider",
          header: "Provider",
          width: 110,
          cell: ({ provider }) => <span className="text-muted">{provider ?? "any"}</span>,
        },
        rateColumn("promptUsd", "Prompt"),
        rateColumn("completionUsd", "Completion"),
        rateColumn("cacheReadUsd", "Cache read"),
        rateColumn("cacheWriteUsd", "Cache write"),
        { key: "source", header: "From", width: 80, cell: ({ source }) => source },
        {
          key: "actions",
          header: <span className="sr-only">Actions</span>,
          width: 72,
          align: "right",
          cell: (price) =>
            isAllowed && (
              <span className="inline-flex">
                <IconButton
                  label={`Change the price of ${price.model}`}
                  icon={<Pencil size={14} aria-hidden />}
                  onClick={() => onEdit(price)}
                />
                <IconButton
                  label={`Forget your price of ${price.model}`}
                  icon={<Trash2 size={14} aria-hidden />}
                  disabled={price.source === "built-in"}
                  onClick={() => onRemove(price)}
                />
              </span>
            ),
        },
      ]}
    />
  );
}

type RateField = "promptUsd" | "completionUsd" | "cacheReadUsd" | "cacheWriteUsd";

function rateColumn(field: RateField, header: string): Column<PriceRow> {
  return {
    key: field,
    header,
    width: 96,
    align: "right",
    cell: (price) => {
      const rate = price[field];
      if (rate === null) return <NotReported why="No rate is given: the prompt's counts" />;
      return rate.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 });
    },
  };
}
