import { clsx } from "clsx";
import type { DriftCluster } from "#contract/embeddings/drift.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { changeText, shareSentence, shortLabel } from "./drift-words.ts";
import { PartButton } from "./part-button.tsx";

interface DriftListProps {
  readonly clusters: readonly DriftCluster[];
  readonly isChosen: (cluster: DriftCluster) => boolean;
  readonly onCluster: (cluster: DriftCluster) => void;
}

/** What share every cluster has in both times, the largest change first; a click selects its points. */
export function DriftList({ clusters, isChosen, onCluster }: DriftListProps) {
  const [before = 0, after = 0] = [0, 1].map((side) =>
    clusters.reduce((sum, { points }) => sum + points[side]!, 0),
  );
  return (
    <section>
      <h2 className="pb-1 text-body">Which clusters grew</h2>
      <ul aria-label="Clusters before and after" className="flex flex-col gap-1">
        {clusters.map((cluster) => (
          <li key={cluster.cluster}>
            <PartButton isChosen={isChosen(cluster)} onClick={() => onCluster(cluster)}>
              <span className="flex justify-between gap-2">
                <span className="min-w-0 font-strong">{shortLabel(cluster.label)}</span>
                <span className={clsx("shrink-0", cluster.is === "unclear" && "text-muted")}>
                  {changeText(cluster)}
                </span>
              </span>
              <span className="block text-small text-muted">
                {shareSentence(cluster, before, after)}
              </span>
              {cluster.texts.map((text) => (
                <span key={text} className="block truncate text-small text-muted" title={text}>
                  {text.slice(0, 200)}
                </span>
              ))}
            </PartButton>
          </li>
        ))}
      </ul>
      <p className="pt-1 text-small text-muted">
        Points are those of the share; likely is a 95 % interval. p is by Fisher’s test, with false
        discoveries among {formatQuantity(clusters.length, "cluster")} held to one in twenty.
      </p>
    </section>
  );
}
