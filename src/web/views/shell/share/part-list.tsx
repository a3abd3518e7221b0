import type { ReadPart } from "#web/data/view-reads.ts";

/** What a view reads, part by part: the words of the API and the address. */
export function PartList({ parts }: { parts: readonly ReadPart[] }) {
  if (parts.length === 0)
    return (
      <p className="text-muted">This page shows nothing of the server that could be shared.</p>
    );
  return (
    <details>
      <summary className="cursor-pointer">What it shows</summary>
      <ul className="max-h-40 overflow-auto border-l py-1 pl-3">
        {parts.map(({ summary, address, accept }) => (
          <li key={`${accept ?? ""} ${address}`} className="pb-1">
            <span className="block">{summary}</span>
            <code className="block text-small [overflow-wrap:anywhere] text-muted">
              {readable(address)}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The address as people read it; as it is where it cannot be read. */
function readable(address: string): string {
  const plain = address.replace(/^\/api\/v1\/projects\/[^/]+/, "");
  try {
    return decodeURIComponent(plain.replaceAll("+", " "));
  } catch {
    return plain;
  }
}
