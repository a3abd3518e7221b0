import type { Finding, GateResult, Outcome } from "./gate.ts";

/** What a report is about. */
export interface Checked extends GateResult {
  readonly project: string;
  readonly experiment: string | null;
  readonly run: { readonly id: string; readonly name: string };
  readonly baseline: { readonly id: string; readonly name: string };
  /** Address of the comparison. */
  readonly link: string;
  readonly exitCode: number;
  /** What an outcome that the data cannot tell counts as, where the policy says. */
  readonly counted: "pass" | "fail" | null;
}

export const reportFormats = ["text", "json", "junit", "markdown"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const outcomeWords: Record<Outcome, string> = {
  pass: "pass",
  regressed: "regressed",
  not_enough_data: "not enough data",
};
const marks: Record<Outcome, string> = { pass: "✓", regressed: "▼", not_enough_data: "?" };

export function reportOf(checked: Checked, format: ReportFormat): string {
  switch (format) {
    case "text":
      return textReport(checked);
    case "json":
      return `${JSON.stringify(checked, null, 2)}\n`;
    case "junit":
      return junitReport(checked);
    case "markdown":
      return markdownReport(checked);
  }
}

/** What must be read: everything that decides, and the slices that got worse. */
function told(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ decides, outcome }) => decides || outcome === "regressed");
}

function headline({ run, baseline, outcome, counted }: Checked): string {
  const as = counted === null ? "" : `, counted as a ${counted}`;
  return `${run.name} against ${baseline.name}: ${outcomeWords[outcome]}${as}`;
}

function slicesLine({ findings }: Checked): string | null {
  const slices = findings.filter(({ decides }) => !decides);
  if (slices.length === 0) return null;
  const count = (outcome: Outcome) => slices.filter((slice) => slice.outcome === outcome).length;
  const noun = slices.length === 1 ? "slice" : "slices";
  return `${slices.length} ${noun}: ${count("regressed")} worse, ${count("pass")} not worse, ${count("not_enough_data")} can't be told.`;
}

function textReport(checked: Checked): string {
  const lines = told(checked.findings).map(
    ({ outcome, name, sentence }) => `${marks[outcome]} ${name}: ${sentence}`,
  );
  const summary = slicesLine(checked);
  return [headline(checked), ...lines, ...(summary ? [summary] : []), checked.link, ""].join("\n");
}

/** A comment holds 65,536 characters. */
const mostRows = 100;

function markdownReport(checked: Checked): string {
  const findings = told(checked.findings);
  const rows = findings
    .slice(0, mostRows)
    .map(
      ({ outcome, name, sentence }) =>
        `| ${marks[outcome]} ${outcomeWords[outcome]} | ${cell(name)} | ${cell(sentence)} |`,
    );
  const left = findings.length - rows.length;
  const summary = slicesLine(checked);
  return [
    `### ${marks[checked.outcome]} ${cell(headline(checked))}`,
    "",
    "| | what | verdict |",
    "|---|---|---|",
    ...rows,
    ...(left > 0 ? [`| | ${left} more | open the comparison to read them |`] : []),
    "",
    ...(summary ? [summary, ""] : []),
    `[Open the comparison](${checked.link})`,
    "",
  ].join("\n");
}

/** Text from outside inside a table of Markdown: no cell may end early and nothing becomes markup. */
function cell(text: string): string {
  return text.replaceAll(/[\\|<>`*_[\]]/g, (character) => `\\${character}`).replaceAll(/\s+/g, " ");
}

function junitReport(checked: Checked): string {
  const cases = checked.findings.map((finding) => {
    const open = `  <testcase classname="${xml(checked.run.id)}" name="${xml(finding.name)}"`;
    const said = xml(finding.sentence);
    if (finding.outcome === "regressed")
      return `${open}>\n    <failure message="${said}">${xml(checked.link)}</failure>\n  </testcase>`;
    if (finding.outcome === "not_enough_data")
      return `${open}>\n    <skipped message="${said}"/>\n  </testcase>`;
    return `${open}>\n    <system-out>${said}</system-out>\n  </testcase>`;
  });
  const count = (outcome: Outcome) =>
    checked.findings.filter((finding) => finding.outcome === outcome).length;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${xml(headline(checked))}" tests="${checked.findings.length}" failures="${count("regressed")}" skipped="${count("not_enough_data")}">
${cases.join("\n")}
</testsuite>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Characters that XML 1.0 cannot hold are left out. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
