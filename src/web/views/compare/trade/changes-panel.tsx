import { Link } from "@tanstack/react-router";
import { runPartingsLink } from "#contract/links/run-partings-link.ts";
import { ChangesBars } from "#web/charts/changes/changes-bars.tsx";
import { Section } from "#web/ui/page.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { ChangeLink } from "../change-link.tsx";
import type { CompareView } from "../compare-view.ts";

/** How many examples the run fixed, broke and left as they were; each opens those examples. */
export function ChangesPanel({ view }: { view: CompareView }) {
  const { project, comparison, index, metric, run, place } = view;
  const [baseline] = comparison.runs;
  const verdict = index.verdict(run.id, metric.name);
  if (!verdict) return null;
  const { wins, losses, ties } = verdict.changes;
  const link = (show: "improved" | "regressed" | undefined) => (content: React.ReactNode) => (
    <ChangeLink change={{ show, where: undefined, row: undefined }} className="hover:underline">
      {content}
    </ChangeLink>
  );
  const [won, lost] = metric.isPass ? ["fixed", "broken"] : ["better", "worse"];
  return (
    <Section
      title={
        <>
          {"What "}
          <RunMark index={place} className="align-text-bottom" />
          {` changed on ${metric.label}`}
        </>
      }
      actions={
        baseline && baseline.traceCount > 0 && run.traceCount > 0 ? (
          <Link
            to="/p/$project/traces/diff/runs"
            params={{ project }}
            search={runPartingsLink.write({
              ...runPartingsLink.read({}),
              a: baseline.id,
              b: run.id,
              metric: metric.isPass ? metric.name : undefined,
            })}
            className="link"
          >
            Where their traces part
          </Link>
        ) : undefined
      }
    >
      <ChangesBars
        bars={[
          {
            key: "won",
            label: `▲ ${won}`,
            count: wins,
            color: "var(--better)",
            wrap: link("improved"),
          },
          {
            key: "lost",
            label: `▼ ${lost}`,
            count: losses,
            color: "var(--worse)",
            wrap: link("regressed"),
          },
          {
            key: "same",
            label: "= same",
            count: ties,
            color: "var(--hairline-strong)",
            wrap: (content) => <span>{content}</span>,
          },
        ]}
      />
    </Section>
  );
}
