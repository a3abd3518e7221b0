import type { RetrievalState, RetrievalTab } from "#contract/links/retrieval-link.ts";
import { retrievalTabs } from "#contract/links/retrieval-link.ts";
import type { RetrievalSummary } from "#contract/retrieval.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount } from "#web/ui/format.ts";
import { Tabs } from "#web/ui/tabs.tsx";
import { DocumentList } from "./document-list.tsx";
import { QuestionList } from "./question-list.tsx";
import { TwoRuns } from "./two-runs.tsx";

export interface BoardTabsProps {
  readonly project: string;
  readonly summary: RetrievalSummary;
  readonly state: RetrievalState;
  readonly setState: SetLinkState<RetrievalState>;
}

/** The evidence: question by question, document by document, and run against run. */
export function BoardTabs(props: BoardTabsProps) {
  const { summary, state, setState } = props;
  const tabs: { value: RetrievalTab; label: string; content: React.ReactNode }[] = [
    {
      value: "questions",
      label: `Questions ${formatCount(summary.questions)}`,
      content: <QuestionList {...props} />,
    },
    {
      value: "documents",
      label: `Documents ${formatCount(summary.documents)}`,
      content: <DocumentList {...props} />,
    },
    { value: "runs", label: "Two runs", content: <TwoRuns {...props} /> },
  ];
  return (
    <Tabs
      label="Evidence"
      tabs={tabs}
      value={state.tab ?? "questions"}
      onChange={(value) => {
        const tab = retrievalTabs.find((name) => name === value);
        if (tab) setState({ tab, row: undefined });
      }}
    />
  );
}
