import { EyeOff } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { redactedMark } from "#contract/privacy.ts";

/** A text in which what was redacted shows as such and not as signs; what is no text stays as it is. */
export function withRedacted(content: ReactNode): ReactNode {
  return typeof content === "string" ? <RedactedText text={content} /> : content;
}

/** A text in which what was redacted before it was stored or shared shows as such, and not as signs. */
export function RedactedText({ text }: { text: string }) {
  if (!text.includes("⟦")) return text;
  const parts: { readonly before: string; readonly mark?: Mark }[] = [];
  let last = 0;
  for (const { 0: whole, 1: dropped, 2: name = "", 3: digest, index } of text.matchAll(
    redactedMark,
  )) {
    parts.push({
      before: text.slice(last, index),
      mark: { name, digest, isDropped: dropped !== undefined },
    });
    last = index + whole.length;
  }
  return [...parts, { before: text.slice(last) }].map(({ before, mark }, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
    <Fragment key={index}>
      {before}
      {mark && <RedactedChip {...mark} />}
    </Fragment>
  ));
}

interface Mark {
  readonly name: string;
  readonly digest: string | undefined;
  readonly isDropped: boolean;
}

function RedactedChip({ name, digest, isDropped }: Mark) {
  const what = isDropped
    ? `A text with ${name} in it was dropped before it was stored or shared`
    : digest
      ? `Redacted before it was stored or shared: the same ${name} has the same digest ${digest}`
      : `Redacted before it was stored or shared: ${name}`;
  return (
    <span
      title={what}
      className="inline-flex h-[18px] items-center gap-1 rounded-small border border-dashed border-hairline-strong bg-sunken px-1 align-text-bottom text-small whitespace-nowrap text-muted"
    >
      <EyeOff size={12} aria-hidden />
      {isDropped ? `${name}, dropped` : name}
      {digest && <span className="font-mono">{digest.slice(0, 6)}</span>}
      <span className="sr-only"> redacted</span>
    </span>
  );
}
