import type { Verdict } from "#contract/verdict.ts";
import { formatNumber } from "#web/ui/format.ts";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";

/** One sentence a measure; the server judged, here it is only said. */
export function VerdictLines({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {verdicts.map((verdict) => (
        <li key={verdict.metric} className="flex items-baseline gap-2">
          <VerdictMark status={verdict.status} />
          <span className="w-32 shrink-0 text-muted max-sm:w-24">{verdict.metric}</span>
          <span title={methodWords(verdict)} className="[overflow-wrap:anywhere]">
            {verdict.sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How it was judged, for those who want to know. */
function methodWords({ n, ci, p, margin }: Verdict): string {
  return [
    `${n.paired} pairs${n.groups === null ? "" : ` in ${n.groups} groups`}`,
    n.onlyBaseline + n.onlyRun > 0 ? `${n.onlyBaseline + n.onlyRun} without a partner` : undefined,
    ci ? `95 % interval: ${ci.method}` : undefined,
    p
      ? `${p.test}, p ${formatNumber(p.raw)}${p.adjusted === null ? "" : `, adjusted ${formatNumber(p.adjusted)} (${p.adjust}, ${p.m} tests)`}`
      : undefined,
    `margin ${formatNumber(margin)}`,
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}
