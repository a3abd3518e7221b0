import { Link } from "@tanstack/react-router";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Snippet } from "#web/ui/snippet.tsx";

const example = `{"type":"example","dataset":"questions","id":"q1","input":"2 + 2?","reference":"4"}
{"type":"metric","name":"correct","kind":"pass"}
{"type":"run","id":"run-1","name":"first try","experiment":"arithmetic","dataset":"questions","model":"gpt-4o-mini"}
{"type":"result","run":"run-1","example":"q1","output":"4","latencyMs":812,"scores":{"correct":true}}`;

export function NoRuns({ project, filtered }: { project: string; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="No run matches">
        <Link to="/p/$project/runs" params={{ project }} search={{}} className="link">
          Show all runs
        </Link>
      </EmptyState>
    );
  const url = `${window.location.origin}/api/v1/records?project=${encodeURIComponent(project)}`;
  const command = `curl -s '${url}' -H 'content-type: application/x-ndjson' --data-binary @- <<'END'
${example}
END`;
  return (
    <EmptyState title="No run yet">
      <p>A run is one variant over a dataset. This makes one:</p>
      <Snippet label="First run" code={command} />
    </EmptyState>
  );
}
