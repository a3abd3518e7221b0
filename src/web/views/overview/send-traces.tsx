import { useState } from "react";
import { Snippet } from "#web/ui/snippet.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { pythonSnippet, typescriptSnippet, type Destination } from "./otlp-snippets.ts";

export function SendTraces({ destination }: { destination: Destination }) {
  const [language, setLanguage] = useState("typescript");
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        Any OpenTelemetry exporter works. Point it at{" "}
        <code className="font-mono text-ink">{destination.origin}/v1/traces</code>.
        {destination.needsKey && (
          <>
            {" "}
            Put a key that may ingest in{" "}
            <code className="font-mono text-ink">TOUCHSTONE_API_KEY</code>; admins of the project
            make it in Settings.
          </>
        )}
      </p>
      <Tabs
        label="Language"
        value={language}
        onChange={setLanguage}
        tabs={[
          {
            value: "typescript",
            label: "TypeScript",
            content: <Snippet label="TypeScript example" code={typescriptSnippet(destination)} />,
          },
          {
            value: "python",
            label: "Python",
            content: <Snippet label="Python example" code={pythonSnippet(destination)} />,
          },
        ]}
      />
    </div>
  );
}
