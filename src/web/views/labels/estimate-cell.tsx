import type { Estimate } from "#contract/agreement.ts";
import { NotReported } from "#web/ui/not-reported.tsx";

interface EstimateCellProps {
  readonly estimate: Estimate | null;
  readonly format: (value: number) => string;
  /** Why there may be no value. */
  readonly missing: string;
}

/** A value with its 95 % interval beside it. */
export function EstimateCell({ estimate, format, missing }: EstimateCellProps) {
  if (estimate === null || estimate.value === null) return <NotReported why={missing} />;
  const { value, low, high } = estimate;
  return (
    <span className="whitespace-nowrap">
      {format(value)}
      {low !== null && high !== null && (
        <span
          className="pl-1.5 text-small text-muted"
          title="Likely: the 95 % interval over examples"
        >
          {`${format(low)} to ${format(high)}`}
        </span>
      )}
    </span>
  );
}
