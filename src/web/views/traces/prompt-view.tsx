import type { SpanContent } from "#contract/span.ts";
import { KeyValues } from "./key-values.tsx";
import { LabelledText } from "./labelled-text.tsx";

type Prompt = NonNullable<SpanContent["prompt"]>;

/** Template and variables of a prompt. */
export function PromptView({ prompt }: { prompt: Prompt }) {
  const { name, version, template, variables } = prompt;
  return (
    <>
      {name && (
        <p>
          <span className="font-strong">{name}</span>
          {version && <span className="text-muted"> version {version}</span>}
        </p>
      )}
      <LabelledText
        label="Template"
        text={template}
        at="/prompt/template"
        missing="No template was reported"
      />
      <h3 className="pt-2 text-small text-muted">Variables</h3>
      {Object.keys(variables).length === 0 ? (
        <p className="text-muted">No variables were reported</p>
      ) : (
        <KeyValues label="Variables" entries={Object.entries(variables)} at="/prompt/variables" />
      )}
    </>
  );
}
