import type { MessagePart } from "#contract/span.ts";

type Media = Extract<MessagePart, { type: "image" | "audio" | "file" }>;

/**
 * An image that came inside the span is shown. An address is only written out: fetching it would
 * tell its owner who reads this trace, and when.
 */
export function MediaPart({ part }: { part: Media }) {
  const { type, url, mimeType, name } = part;
  const label = [name, mimeType].filter(Boolean).join(", ") || `${type} without a name`;
  if (url && type === "image" && /^data:image\/[\w.+-]+[;,]/i.test(url))
    return <img src={url} alt={label} className="my-1 max-h-80 max-w-full rounded-small border" />;
  if (!url || url.startsWith("data:"))
    return (
      <p className="text-muted">
        {type}: {label}
        {url && ` (${Math.round((url.length * 3) / 4).toLocaleString("en-US")} bytes)`}
      </p>
    );
  return (
    <p className="[overflow-wrap:anywhere]">
      {type}: <code className="font-mono text-muted">{url}</code>{" "}
      <span className="text-small text-muted">not loaded</span>
    </p>
  );
}
