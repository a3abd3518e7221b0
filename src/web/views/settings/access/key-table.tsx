import { useState } from "react";
import type { ApiKey } from "#contract/api-keys.ts";
import { Button } from "#web/ui/button.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { EndTime } from "./end-time.tsx";
import { keyState } from "./access-words.ts";

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly onRevoke: (key: ApiKey) => void;
}

const heads = ["Name", "Begins", "May", "For", "Last used", "Ends"];

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  const [nowMs] = useState(Date.now);
  if (keys.length === 0)
    return <p>No keys yet. A program that sends traces or runs checks needs one.</p>;
  return (
    <SimpleTable
      label="Keys"
      head={
        <>
          {heads.map((head) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} nowMs={nowMs} onRevoke={onRevoke} />
      ))}
    </SimpleTable>
  );
}

interface KeyRowProps {
  readonly apiKey: ApiKey;
  readonly nowMs: number;
  readonly onRevoke: (key: ApiKey) => void;
}

function KeyRow({ apiKey, nowMs, onRevoke }: KeyRowProps) {
  const { name, start, scopes, project, lastUsedAt, expiresAt, createdBy } = apiKey;
  const state = keyState(apiKey, nowMs);
  const isGood = state === "good";
  return (
    <tr className={isGood ? undefined : "text-muted"}>
      <Cell
        className="h-9 max-w-48 truncate max-sm:max-w-32"
        title={`${name}, made by ${createdBy}`}
      >
        <bdi>{name}</bdi>
      </Cell>
      <Cell className="font-mono whitespace-nowrap">{`${start}…`}</Cell>
      <Cell className="whitespace-nowrap">{scopes.join(", ")}</Cell>
      <Cell className="max-w-40 truncate" title={project ?? undefined}>
        {project ?? "every project"}
      </Cell>
      <Cell className="whitespace-nowrap">
        {lastUsedAt === null ? (
          <NotReported why="Nobody has used it yet" />
        ) : (
          <RelativeTime at={lastUsedAt} />
        )}
      </Cell>
      <Cell className="whitespace-nowrap">
        {!isGood && state}
        {isGood && (expiresAt === null ? "never" : <EndTime at={expiresAt} />)}
      </Cell>
      <Cell className="text-right">
        {isGood && (
          <Button tone="danger" aria-label={`Revoke ${name}`} onClick={() => onRevoke(apiKey)}>
            Revoke
          </Button>
        )}
      </Cell>
    </tr>
  );
}
