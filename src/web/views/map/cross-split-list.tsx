import { Link } from "@tanstack/react-router";
import type { Coverage } from "#contract/embeddings/coverage.ts";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { PartButton } from "./part-button.tsx";

interface CrossSplitListProps {
  readonly pairs: Coverage["crossSplit"];
  readonly project: string;
  readonly dataset: string;
  readonly part: string | undefined;
  readonly onPart: (part: string) => void;
}

/** Examples of different splits that say nearly the same: what a test set leaks. */
export function CrossSplitList({ pairs, project, dataset, part, onPart }: CrossSplitListProps) {
  return (
    <section>
      <h2 className="pb-1 text-body">Nearly the same in two splits</h2>
      <p className="pb-1 text-small text-muted">
        {formatQuantity(pairs.length, "pair")} with a cosine of 0.95 or more
        {pairs.length >= 200 && ", the nearest 200"}.
      </p>
      <ul aria-label="Pairs in two splits" className="flex flex-col gap-1">
        {pairs.map(({ one, other, splits, similarity, texts }, at) => (
          <li key={`${one} ${other}`} className="border-b pb-1">
            <PartButton isChosen={part === `pair${at}`} onClick={() => onPart(`pair${at}`)}>
              <span className="block text-small text-muted">
                {splits[0] || "no split"} and {splits[1] || "no split"}, {similarity.toFixed(3)}
              </span>
              {[texts[0] ?? one, texts[1] ?? other].map((text, side) => (
                // oxlint-disable-next-line react/no-array-index-key -- the two sides of a pair
                <span key={side} className="block truncate" title={text}>
                  {text}
                </span>
              ))}
            </PartButton>
            <span className="flex flex-wrap gap-x-3 px-1.5 text-small">
              {[one, other].map((example) => (
                <Link
                  key={example}
                  to="/p/$project/datasets/$name"
                  params={{ project, name: dataset }}
                  search={datasetLink.write({ search: example, row: example })}
                  className="link h-6 leading-6"
                >
                  {example}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
