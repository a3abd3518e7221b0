import type { Prompt } from "#contract/registries.ts";
import { templateText } from "#web/data/template-text.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";

type Version = Prompt["versions"][number];

interface VersionTextProps {
  readonly versions: readonly Version[];
  readonly shown: Version;
  readonly against: Version | undefined;
  readonly onAgainst: (version: string) => void;
}

/** The text of a version, with what changed since another. */
export function VersionText({ versions, shown, against, onAgainst }: VersionTextProps) {
  const settings = Object.entries(shown.settings);
  return (
    <section aria-label={`Text of version ${shown.version}`} className="min-w-0">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 pb-2">
        <h2>{`Version ${shown.version}`}</h2>
        <NativeSelect
          label="Changes since"
          labelShown
          value={against?.version ?? shown.version}
          options={versions.map(({ version }) => ({
            value: version,
            label: version === shown.version ? "none: the text alone" : version,
          }))}
          onChange={onAgainst}
        />
      </div>
      <div className="rounded-small border bg-sunken p-3">
        <LongText
          text={templateText(shown.template)}
          against={against && templateText(against.template)}
        />
      </div>
      {shown.note !== null && <p className="pt-2">{shown.note}</p>}
      {settings.length > 0 && (
        <p className="pt-2 font-mono text-small text-muted [overflow-wrap:anywhere]">
          {settings.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join("  ")}
        </p>
      )}
    </section>
  );
}
