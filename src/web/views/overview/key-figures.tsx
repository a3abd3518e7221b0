import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Project } from "#contract/projects.ts";
import { formatCount } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";

const counts = [
  { label: "Traces", to: "/p/$project/traces", of: "traceCount" },
  { label: "Runs", to: "/p/$project/runs", of: "runCount" },
  { label: "Datasets", to: "/p/$project/datasets", of: "datasetCount" },
  { label: "Prompts", to: "/p/$project/prompts", of: "promptCount" },
] as const;

export function KeyFigures({ project }: { project: Project | undefined }) {
  return (
    <dl className="mb-6 flex flex-wrap gap-x-10 gap-y-3 border-y py-3">
      {counts.map(({ label, to, of }) => (
        <KeyFigure key={label} label={label}>
          {project && (
            <Link
              to={to}
              params={{ project: project.name }}
              search={{}}
              className="hover:text-accent"
            >
              {formatCount(project[of])}
            </Link>
          )}
        </KeyFigure>
      ))}
      <KeyFigure label="Last activity">
        {project && <RelativeTime at={project.lastActivity} missing="Nothing was received yet" />}
      </KeyFigure>
    </dl>
  );
}

function KeyFigure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-16">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="text-title">{children ?? <Skeleton className="my-1 h-5 w-14" />}</dd>
    </div>
  );
}
