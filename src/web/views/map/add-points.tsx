import { call } from "#client/call.ts";
import { readPoints } from "#contract/embeddings.ts";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { AddSources } from "#web/data/add-sources.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import type { ExampleSource } from "#web/ui/examples/examples-of.ts";

interface AddPointsProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  readonly selected: Uint32Array;
  readonly onClose: () => void;
}

const atOnce = 200;

/** Makes examples of the selected production points; their texts become the inputs. */
export function AddPoints({ place, points, selected, onClose }: AddPointsProps) {
  return (
    <Dialog open onClose={onClose} title="Add production points to a dataset">
      <AddSources
        project={place.p}
        of={[place, points.facts.stamp, [...selected]]}
        read={(signal) => pointSources(place, points, selected, signal)}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** Spans among the points, with their whole texts. Throws ApiError. */
async function pointSources(
  place: AddPointsProps["place"],
  points: PointColumns,
  selected: Uint32Array,
  signal: AbortSignal,
): Promise<ExampleSource[]> {
  const spans = [...selected]
    .map((point) => subjectAt(points, point))
    .filter((subject) => "traceId" in subject);
  const sources: ExampleSource[] = [];
  for (let from = 0; from < spans.length; from += atOnce) {
    const subjects = spans.slice(from, from + atOnce);
    const { items } = await call(readPoints, place, { signal, body: { subjects, whole: true } });
    for (const [at, { text }] of items.entries())
      sources.push({ ...subjects[at]!, input: text, output: null, facts: {} });
  }
  return sources;
}
