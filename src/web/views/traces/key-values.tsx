import { LongText } from "./long-text.tsx";

interface KeyValuesProps {
  readonly label: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

/** Names and texts, one a line. */
export function KeyValues({ label, entries }: KeyValuesProps) {
  return (
    <dl aria-label={label} className="flex flex-col">
      {entries.map(([key, value]) => (
        <div
          key={key}
          className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 border-b py-1"
        >
          <dt className="font-mono text-small leading-5 [overflow-wrap:anywhere] text-muted">
            {key}
          </dt>
          <dd className="min-w-0">
            <LongText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
