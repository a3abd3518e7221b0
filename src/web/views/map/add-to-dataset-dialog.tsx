import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { readPoints } from "#contract/embeddings.ts";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { listDatasets } from "#contract/datasets.ts";
import { refreshProject } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { sendRecords } from "#web/data/send-records.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";

interface AddToDatasetDialogProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  readonly selected: Uint32Array;
  readonly onClose: () => void;
}

const atOnce = 200;

/** Makes examples of the selected production points; their texts become the inputs. */
export function AddToDatasetDialog({ place, points, selected, onClose }: AddToDatasetDialogProps) {
  const client = useQueryClient();
  const { data } = useQuery(queryFor(listDatasets, { p: place.p, limit: 500 }));
  const [name, setName] = useState("");
  const dataset = name.trim();
  const add = useMutation({
    mutationFn: async () => {
      const spans = [...selected]
        .map((point) => subjectAt(points, point))
        .filter((subject) => "traceId" in subject);
      let added = 0;
      for (let from = 0; from < spans.length; from += atOnce) {
        const subjects = spans.slice(from, from + atOnce);
        const { items } = await call(readPoints, place, { body: { subjects } });
        const records = items.flatMap(({ text }, at) => {
          const { traceId, spanId } = subjects[at]!;
          if (text === null) return [];
          return {
            type: "example" as const,
            dataset,
            id: `${traceId}/${spanId}`,
            input: text,
            metadata: {
              source: "production",
              traceId,
            },
          };
        });
        await sendRecords(place.p, records);
        added += records.length;
      }
      await refreshProject(client, place.p);
      return { added, without: spans.length - added };
    },
  });
  return (
    <Dialog open onClose={onClose} title="Add production points to a dataset">
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextField
          label="Dataset"
          value={name}
          onChange={setName}
          hint={`A new name makes a new dataset. There are: ${data?.items.map((each) => each.name).join(", ") || "none yet"}.`}
        />
        {add.error && <ProblemNote what="They were not added" problem={problemOf(add.error)} />}
        {add.data && (
          <output>
            {formatQuantity(add.data.added, "example")} added to {dataset}
            {add.data.without > 0 && `, ${add.data.without} left out because they have no text`}.
          </output>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{add.data ? "Close" : "Cancel"}</Button>
          <Button
            type="submit"
            tone="primary"
            needs="write"
            disabled={dataset === "" || add.isPending}
          >
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
