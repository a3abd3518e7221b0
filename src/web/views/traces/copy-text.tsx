import { CopyButton } from "#web/ui/copy-button.tsx";
import { useCutLength, useWholeText } from "./span-texts.tsx";
import { Button } from "#web/ui/button.tsx";
import { useState } from "react";

interface CopyTextProps {
  readonly text: string;
  /** Where it stands in the span's content. */
  readonly at?: string | undefined;
  readonly label: string;
}

/** Copies a text, the whole of it: one that came in part is loaded first. */
export function CopyText({ text, at, label }: CopyTextProps) {
  const [wanted, setWanted] = useState(false);
  const isCut = useCutLength(at) !== undefined;
  const whole = useWholeText(at, wanted);
  if (!isCut) return <CopyButton text={text} label={label} />;
  if (whole.text !== undefined) return <CopyButton text={whole.text} label={label} />;
  return (
    <Button
      aria-label={`Load all to ${label.toLowerCase()}`}
      disabled={whole.isLoading}
      onClick={() => (wanted ? whole.retry() : setWanted(true))}
    >
      {whole.isLoading ? "Loading…" : whole.problem ? "Try again" : "Load all"}
    </Button>
  );
}
