import { Link } from "@tanstack/react-router";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Snippet } from "#web/ui/snippet.tsx";

/** A project without traces: how to send the first. */
export function NoTraces({ project }: { project: string }) {
  const lines = [
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${window.location.origin}`,
    `export OTEL_EXPORTER_OTLP_HEADERS=x-touchstone-project=${encodeURIComponent(project)}`,
    "export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
  ];
  return (
    <EmptyState title="No traces yet">
      <p>
        Any application that is instrumented with OpenTelemetry can send here. Set these and start
        it; its traces appear by themselves.
      </p>
      <Snippet code={lines.join("\n")} label="settings of the exporter" />
      <p>
        Other ways in are on the{" "}
        <Link to="/p/$project" params={{ project }} search={{}} className="link">
          overview
        </Link>
        .
      </p>
    </EmptyState>
  );
}
