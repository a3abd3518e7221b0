import type { EmbeddingSet, PictureFacts } from "#contract/embeddings.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button } from "#web/ui/button.tsx";
import { formatRate, formatQuantity } from "#web/ui/format.ts";
import { isSpot } from "./map-selection.ts";
import type { useDrawing } from "./use-map-data.ts";

interface MapStateLineProps {
  readonly chosen: EmbeddingSet;
  readonly facts: PictureFacts;
  readonly drawing: ReturnType<typeof useDrawing>;
}

/** What picture this is, how far it can be believed, and how to draw it anew. */
export function MapStateLine({ chosen, facts, drawing }: MapStateLineProps) {
  const { job, start, stop } = drawing;
  const isRunning = job?.status === "running";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-muted">
      <span>{pictureWords(facts)}</span>
      {facts.quality && !isSpot(facts.bounds) && (
        <span
          title={`Measured on ${facts.quality.sample} points drawn at random. Trust is trustworthiness: 1 where no point that is far away in the vectors looks near in the picture.`}
        >
          trust {facts.quality.trust.toFixed(2)}, {formatRate(facts.quality.kept)} of the{" "}
          {facts.quality.k} nearest kept
        </span>
      )}
      {facts.placed > 0 && (
        <span>{formatQuantity(facts.placed, "point")} placed after it was drawn</span>
      )}
      {facts.odd > 0 && (
        <span>
          {formatQuantity(facts.odd, "vector")} of another length than {chosen.dimensions} left out
        </span>
      )}
      {isRunning ? (
        <>
          <output>
            {job.message} {Math.round(job.progress * 100)} %
          </output>
          <Button needs="write" onClick={() => stop.mutate()}>
            Stop
          </Button>
        </>
      ) : (
        facts.count > 3 && (
          <Button needs="write" onClick={() => start.mutate()} disabled={start.isPending}>
            {facts.method === "pca" ? "Draw with UMAP" : "Draw anew"}
          </Button>
        )
      )}
      {job?.status === "failed" && <span className="text-error">Not drawn: {job.message}</span>}
      {start.error && <span className="text-error">{problemOf(start.error).detail}</span>}
    </div>
  );
}

function pictureWords({ method, count, bounds }: PictureFacts): string {
  const isOneSpot = count > 1 && isSpot(bounds);
  const name =
    method === "umap"
      ? "UMAP: near points are alike, distances between groups say little"
      : "PCA: the two directions in which points differ most";
  return `${formatQuantity(count, "point")}. ${isOneSpot ? "Their vectors point the same way: all lie on one spot." : `${name}.`}`;
}
