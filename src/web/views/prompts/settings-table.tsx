import type { PromptVersionDetail } from "#contract/prompts.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { settingsChanges } from "./settings-changes.ts";

interface SettingsTableProps {
  readonly shown: PromptVersionDetail;
  readonly against: PromptVersionDetail | undefined;
}

const mostCharacters = 500;

/** Model, settings and variables, with what they were. */
export function SettingsTable({ shown, against }: SettingsTableProps) {
  const changes = settingsChanges(shown, against);
  if (changes.length === 0) return null;
  return (
    <SimpleTable
      label="Settings"
      className="mt-3 table-fixed"
      head={
        <>
          <HeadCell className="w-24">Setting</HeadCell>
          {against && <HeadCell className="truncate">{against.version}</HeadCell>}
          <HeadCell className="truncate">{shown.version}</HeadCell>
        </>
      }
    >
      {changes.map(({ name, before, after }) => (
        <tr key={name} className={against && before !== after ? "bg-selected" : undefined}>
          <Cell className="truncate text-muted" title={name}>
            {name}
          </Cell>
          {against && (
            <Cell>
              <Value text={before} />
            </Cell>
          )}
          <Cell>
            <Value text={after} />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

function Value({ text }: { text: string | undefined }) {
  if (text === undefined) return <NotReported why="Not set in this version" />;
  return (
    <span className="font-mono text-small [overflow-wrap:anywhere]">
      {text.slice(0, mostCharacters)}
      {text.length > mostCharacters && "…"}
    </span>
  );
}
