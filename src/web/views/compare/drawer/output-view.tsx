import { lazy, Suspense, useMemo, useState } from "react";
import { DiffText } from "#web/ui/diff-text.tsx";
import { diffJson, sortedJson } from "#web/ui/json-lines.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { type Content, type ContentPart, contentOf } from "./content.ts";

const MarkdownText = lazy(async () => ({
  default: (await import("#web/ui/markdown-text.tsx")).MarkdownText,
}));

interface OutputViewProps {
  readonly text: string;
  /** Shows what changed since this text, instead of reading its marks. */
  readonly against: string | undefined;
}

/** An output as what it is: changes, Markdown, JSON, images; its raw text is one step away. */
export function OutputView({ text, against }: OutputViewProps) {
  const [raw, setRaw] = useState(false);
  const content = useMemo(() => contentOf(text), [text]);
  const json = useMemo(
    () => (against === undefined || content.kind !== "json" ? undefined : diffJson(against, text)),
    [against, content, text],
  );
  const isPlain = content.kind === "text" || (against !== undefined && !json);
  return (
    <div>
      {!isPlain && (
        <p className="text-small text-muted">
          {wordOf(content.kind, json !== undefined)}
          {" · "}
          <button type="button" className="link-in-text" onClick={() => setRaw(!raw)}>
            {raw ? "read it" : "raw"}
          </button>
        </p>
      )}
      {raw || isPlain ? (
        <LongText text={text} against={against} />
      ) : json ? (
        <DiffText parts={json} />
      ) : (
        <Shown text={text} content={content} />
      )}
    </div>
  );
}

function wordOf(kind: Content["kind"], changes: boolean): string {
  if (changes) return "JSON, keys in order";
  return {
    text: "text",
    markdown: "Markdown",
    json: "JSON, keys in order",
    parts: "message parts",
  }[kind];
}

function Shown({ text, content }: { text: string; content: Content }) {
  switch (content.kind) {
    case "markdown":
      return (
        <Suspense fallback={<LongText text={text} />}>
          <MarkdownText text={text} />
        </Suspense>
      );
    case "json":
      return <LongText text={sortedJson(content.value)} />;
    case "parts":
      return content.parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no other name
        <Part key={at} part={part} />
      ));
    case "text":
      return <LongText text={text} />;
  }
}

function Part({ part }: { part: ContentPart }) {
  if (part.kind === "text") return <LongText text={part.text} />;
  if (part.kind === "image")
    return (
      <img
        src={part.url}
        alt="In the output"
        className="my-1 max-h-96 max-w-full rounded-small border"
      />
    );
  return (
    <p className="text-muted [overflow-wrap:anywhere]">{`${part.label.slice(0, 2000)} (not shown)`}</p>
  );
}
