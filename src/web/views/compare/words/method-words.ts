const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "newcombe-paired": "Newcombe, paired proportions",
    "newcombe-independent": "Newcombe, two separate samples",
    "paired-t": "t over paired differences",
    "paired-t-on-logs": "t over paired log ratios",
    "paired-t-pseudo-pair": "t over paired differences, with one pseudo win and loss",
    "rule-of-three": "rule of three: nothing changed",
    "cluster-t": "t over groups of examples",
    "cluster-t-on-logs": "t over groups, log ratios",
    "bootstrap-percentile-log-ratio": "percentile bootstrap of the log ratio, whole pairs",
    welch: "Welch, two separate samples",
    "welch-on-logs": "Welch on logs, two separate samples",
    "mcnemar-midp": "McNemar, mid-p",
    "sign-flip-midp": "sign-flip permutation, mid-p",
    "sign-flip-midp-groups": "sign-flip permutation of whole groups, mid-p",
    "swap-midp": "swaps within pairs, mid-p",
    "swap-midp-groups": "swaps of whole groups, mid-p",
    "two-sample-permutation-midp": "two-sample permutation, mid-p",
  }),
);

/** The name of a method for people; one of a later release is shown by its code. */
export function methodWords(code: string): string {
  return words.get(code) ?? code;
}
