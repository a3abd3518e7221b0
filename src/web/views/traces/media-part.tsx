import type { MessagePart } from "#contract/span.ts";
import { useState } from "react";
import { formatBytes } from "#web/ui/format.ts";
import { Button } from "#web/ui/button.tsx";
import { mediaOf } from "./panel/media-source.ts";
import { useCutLength, useWholeText } from "./span-texts.tsx";

interface MediaPartProps {
  readonly part: Extract<MessagePart, { type: "image" | "audio" | "file" }>;
  /** Where its address stands in the span's content. */
  readonly at: string;
}

/**
 * An image or a sound that came inside the span is shown, a large one on demand. An address is only written
 * out: fetching it would tell its owner who reads this trace, and when.
 */
export function MediaPart({ part, at }: MediaPartProps) {
  const { type, url, mimeType, name } = part;
  const [wanted, setWanted] = useState(false);
  const cutLength = useCutLength(at);
  const whole = useWholeText(at, wanted);
  const label = [name, mimeType].filter(Boolean).join(", ") || `${type} without a name`;
  const media = mediaOf(whole.text ?? url);
  if (media.kind === "remote")
    return (
      <p className="my-1 [overflow-wrap:anywhere]">
        {type}: <code className="font-mono text-muted">{media.address}</code>{" "}
        {media.host === undefined ? (
          <span className="text-small text-muted">not loaded</span>
        ) : (
          <a
            href={media.address}
            target="_blank"
            rel="noreferrer noopener"
            className="whitespace-nowrap text-accent underline"
          >
            Open {media.host} in a new tab
          </a>
        )}
      </p>
    );
  const size =
    media.kind === "none" ? "" : ` (${formatBytes(((cutLength ?? url?.length ?? 0) * 3) / 4)})`;
  if (cutLength !== undefined && whole.text === undefined)
    return (
      <p className="my-1 flex flex-wrap items-center gap-2 text-muted">
        {`${type}: ${label}${size}`}
        {media.kind !== "none" && media.kind !== "other" && (
          <Button disabled={whole.isLoading} onClick={() => setWanted(true)}>
            {whole.isLoading ? "Loading…" : whole.problem ? "It could not be loaded" : "Show it"}
          </Button>
        )}
      </p>
    );
  if (media.kind === "image")
    return (
      <img
        src={media.address}
        alt={label}
        className="my-1 max-h-80 max-w-full rounded-small border"
      />
    );
  if (media.kind === "audio")
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said stands in no other form in the span
      <audio controls src={media.address} aria-label={label} className="my-1 h-9 w-full max-w-96" />
    );
  return <p className="text-muted">{`${type}: ${label}${size}`}</p>;
}
