import { useQueryClient } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { pageOf } from "#contract/links/page-links.ts";
import { mainChart } from "#web/charts/picture/chart-picture.ts";
import { viewReads } from "#web/data/view-reads.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { useRefusal } from "#web/ui/refusals.ts";
import { LinkSection } from "./link-section.tsx";
import { wordsOnPage } from "./page-words.ts";
import { PublicSection } from "./public-section.tsx";
import { RedactionNote } from "./redaction-note.tsx";
import { SnapshotSection } from "./snapshot-section.tsx";

interface ShareDialogProps {
  readonly project: string;
  readonly onClose: () => void;
}

/** Hands the page on as it is on screen at the moment the dialog opens. */
export function ShareDialog({ project, onClose }: ShareDialogProps) {
  const client = useQueryClient();
  const page = useRouterState({ select: ({ location }) => location.href });
  const { matrixColumns, traceColumns } = usePreferences();
  const [words] = useState(() => wordsOnPage(document));
  const [chart] = useState(() => {
    const content = document.getElementById("content");
    return content ? mainChart(content) : undefined;
  });
  const [parts] = useState(() => viewReads(client));
  const refusal = useRefusal("write");
  // Settings are about the server and its people, not a view of the project.
  const isView = !pageOf(page.split("?", 1)[0]!)?.path.startsWith("/p/$project/settings");
  const view = {
    page,
    title: titleOf(words),
    reads: parts.map(({ summary: _words, ...read }) => read),
    preferences: {
      ...(matrixColumns && { matrixColumns: [...matrixColumns] }),
      ...(traceColumns && { traceColumns: [...traceColumns] }),
    },
  };
  return (
    <Dialog open onClose={onClose} title="Share this page">
      <div className="flex flex-col gap-5 overflow-auto p-4">
        <LinkSection project={project} page={page} words={words} chart={chart} />
        {isView && refusal === undefined && (
          <RedactionNote project={project} view={view} onClose={onClose} />
        )}
        {isView && <SnapshotSection project={project} view={view} />}
        {isView && <PublicSection project={project} view={view} parts={parts} />}
      </div>
    </Dialog>
  );
}

function titleOf({ title, sentences: [first] }: ReturnType<typeof wordsOnPage>): string {
  return first === undefined || first === title ? title : `${title}: ${first}`;
}
