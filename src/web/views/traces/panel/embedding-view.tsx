import type { SpanContent, SpanSummary } from "#contract/span.ts";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { LongText } from "../long-text.tsx";
import { embeddedTexts } from "./embedded-texts.ts";
import { Facts } from "./facts.tsx";

const mostShown = 100;

/** What was turned into vectors, by which model, and how large they are. */
export function EmbeddingView({ span, content }: { span: SpanSummary; content: SpanContent }) {
  const { texts, dimensions } = embeddedTexts(content);
  return (
    <>
      <Facts
        facts={[
          ["Model", span.model ?? <NotReported why="No model was reported" />],
          [
            "Vectors",
            content.vectors > 0 ? (
              formatCount(content.vectors)
            ) : (
              <NotReported why="The span carries no vectors" />
            ),
          ],
          [
            "Dimensions",
            dimensions === undefined ? (
              <NotReported why="How long the vectors are was not reported" />
            ) : (
              formatCount(dimensions)
            ),
          ],
        ]}
      />
      <h3 className="pt-2 text-small text-muted">
        {texts.length === 1 ? "Text" : `Texts: ${formatCount(texts.length)}`}
      </h3>
      {texts.length === 0 && <p className="text-muted">No text was reported</p>}
      <ol>
        {texts.slice(0, mostShown).map(({ text, at }, place) => (
          <li key={place} className="border-b py-1">
            <LongText text={text} at={at} />
          </li>
        ))}
      </ol>
      {texts.length > mostShown && <p className="text-muted">The first {mostShown} are shown.</p>}
    </>
  );
}
