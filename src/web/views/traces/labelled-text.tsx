import { CopyText } from "./copy-text.tsx";
import { LongText } from "./long-text.tsx";

interface LabelledTextProps {
  readonly label: string;
  readonly text: string | null;
  /** Why there may be none. */
  readonly missing: string;
  /** Where it stands in the span's content. */
  readonly at?: string;
}

export function LabelledText({ label, text, missing, at }: LabelledTextProps) {
  return (
    <section className="border-b py-2 last:border-b-0">
      <div className="flex h-7 items-center justify-between">
        <h3 className="text-small text-muted">{label}</h3>
        {text && <CopyText text={text} at={at} label={`Copy ${label.toLowerCase()}`} />}
      </div>
      {text === null ? <p className="text-muted">{missing}</p> : <LongText text={text} at={at} />}
    </section>
  );
}
