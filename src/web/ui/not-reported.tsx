import { notReported } from "./format.ts";

/** A value that nobody reported: a dash that says why on hover, and never 0. */
export function NotReported({ why }: { why: string }) {
  return (
    <span className="text-muted" title={why}>
      <span aria-hidden>{notReported}</span>
      <span className="sr-only">{why}</span>
    </span>
  );
}

interface FigureProps {
  readonly value: number | null | undefined;
  readonly format: (value: number) => string;
  readonly missing: string;
}

/** A formatted number, or why there is none. */
export function Figure({ value, format, missing }: FigureProps) {
  if (value === null || value === undefined) return <NotReported why={missing} />;
  return <span className="whitespace-nowrap">{format(value)}</span>;
}
