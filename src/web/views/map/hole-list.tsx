import type { Coverage } from "#contract/embeddings/coverage.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { PartButton } from "./part-button.tsx";

interface HoleListProps {
  readonly holes: Coverage["holes"];
  readonly part: string | undefined;
  readonly onPart: (part: string) => void;
}

/** What is asked that no example is near, by what lies together; a click selects the points. */
export function HoleList({ holes, part, onPart }: HoleListProps) {
  return (
    <section>
      <h2 className="pb-1 text-body">Out of reach</h2>
      <ul aria-label="Holes" className="flex flex-col gap-1">
        {holes.map(({ label, count, texts }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the link names holes by their place
          <li key={at}>
            <PartButton isChosen={part === `hole${at}`} onClick={() => onPart(`hole${at}`)}>
              <span className="flex justify-between gap-2">
                <span className="min-w-0 font-strong">{label || "alone"}</span>
                <span className="shrink-0 text-muted">{formatQuantity(count, "point")}</span>
              </span>
              {texts.map((text) => (
                <span key={text} className="block truncate text-small text-muted" title={text}>
                  {text}
                </span>
              ))}
            </PartButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
