import { clsx } from "clsx";
import type { Prompt } from "#contract/prompts.ts";
import { Badge } from "#web/ui/badge.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface VersionTableProps {
  readonly versions: Prompt["versions"];
  readonly shown: string;
  readonly onShow: (version: string) => void;
}

export function VersionTable({ versions, shown, onShow }: VersionTableProps) {
  const head = (
    <>
      <HeadCell numeric className="w-10">
        No.
      </HeadCell>
      <HeadCell>Version</HeadCell>
      <HeadCell>Model</HeadCell>
      <HeadCell numeric>Created</HeadCell>
    </>
  );
  return (
    <SimpleTable label="Versions" head={head}>
      {versions.map(({ version, number, labels, model, createdAt }) => (
        <tr
          key={version}
          aria-current={version === shown ? "true" : undefined}
          className={clsx(version === shown ? "bg-selected" : "hover:bg-hover")}
        >
          <Cell numeric className="text-muted">
            {number}
          </Cell>
          <Cell className="max-w-56">
            <span className="flex items-center gap-1.5">
              <button type="button" className="link truncate" onClick={() => onShow(version)}>
                {version}
              </button>
              {labels.map((label) => (
                <Badge key={label}>{label}</Badge>
              ))}
            </span>
          </Cell>
          <Cell className="max-w-40 truncate text-muted">{model}</Cell>
          <Cell numeric>
            <RelativeTime at={createdAt} />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}
