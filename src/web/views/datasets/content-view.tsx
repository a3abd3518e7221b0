import type { ExampleContent } from "#contract/datasets.ts";
import { Badge } from "#web/ui/badge.tsx";
import { LongText } from "#web/ui/long-text.tsx";

interface ContentViewProps {
  readonly content: ExampleContent;
  /** Shows what changed since this content. */
  readonly against?: ExampleContent | null | undefined;
}

/** Characters of a text that do not push the results out of reach. */
const shownFirst = 4000;

/** What an example holds, with what changed where another content is given. */
export function ContentView({ content, against }: ContentViewProps) {
  const metadata = metadataText(content);
  const before = against ? metadataText(against) : undefined;
  return (
    <>
      <h3 className="text-small text-muted">Input</h3>
      <LongText text={content.input} against={against?.input} initially={shownFirst} />
      {(content.reference !== null || (against?.reference ?? null) !== null) && (
        <>
          <h3 className="pt-3 text-small text-muted">Reference</h3>
          <LongText
            text={content.reference ?? ""}
            against={against ? (against.reference ?? "") : undefined}
            initially={shownFirst}
          />
        </>
      )}
      {before !== undefined && metadata !== before && (
        <>
          <h3 className="pt-3 text-small text-muted">Metadata and split</h3>
          <LongText text={metadata} against={before} initially={shownFirst} />
        </>
      )}
    </>
  );
}

/** Metadata and split as small labels. */
export function ContentBadges({ metadata, split }: Pick<ExampleContent, "metadata" | "split">) {
  return (
    <div className="flex flex-wrap gap-1 pb-3">
      {split !== null && <Badge>{`split: ${split}`}</Badge>}
      {Object.entries(metadata).map(([key, value]) => (
        <Badge key={key}>{`${key.slice(0, 60)}: ${value.slice(0, 200)}`}</Badge>
      ))}
    </div>
  );
}

function metadataText({ metadata, split }: ExampleContent): string {
  return [
    ...(split === null ? [] : [`split: ${split}`]),
    ...Object.entries(metadata).map(([key, value]) => `${key}: ${value}`),
  ].join("\n");
}
