interface DeltaMarkProps {
  /** Larger than zero is better, whatever direction the metric counts in. */
  readonly gain: number;
  readonly text: string;
}

/** A difference on one example: better is blue with ▲, worse is orange with ▼, the same is grey. */
export function DeltaMark({ gain, text }: DeltaMarkProps) {
  if (gain === 0) return <span className="text-muted">{text}</span>;
  return (
    <span className={gain > 0 ? "text-better" : "text-worse"}>
      <span aria-hidden>{gain > 0 ? "▲ " : "▼ "}</span>
      {text}
    </span>
  );
}
