import type { VerdictStatus } from "#contract/verdict.ts";
import type { Headline } from "./headlines.ts";

export interface SummaryGroup {
  readonly status: VerdictStatus;
  readonly headlines: readonly Headline[];
}

const order: readonly VerdictStatus[] = [
  "improved",
  "regressed",
  "no_detectable_change",
  "not_enough_data",
];

/** The runs by what is known of them on one metric: better first, then worse, then the rest. */
export function summaryGroups(headlines: readonly Headline[], metric: string): SummaryGroup[] {
  const mine = headlines.filter((headline) => headline.metric === metric);
  return order
    .map((status) => ({
      status,
      headlines: mine.filter(({ verdict }) => verdict.status === status),
    }))
    .filter((group) => group.headlines.length > 0);
}
