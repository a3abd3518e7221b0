import { CopyButton } from "./copy-button.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

interface SnippetProps {
  readonly code: string;
  /** What the code is, for those who cannot see it. */
  readonly label: string;
}

/** Code that can be copied and works as it is. */
export function Snippet({ code, label }: SnippetProps) {
  return (
    <div className="relative w-full rounded-small border bg-sunken">
      <ScrollRegion aria-label={label} className="overflow-x-auto p-3 pr-20 text-ink">
        <pre className="font-mono">{code}</pre>
      </ScrollRegion>
      <CopyButton text={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5" />
    </div>
  );
}
