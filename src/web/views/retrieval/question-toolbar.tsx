import { X } from "lucide-react";
import { questionShows, questionSorts, type RetrievalSummary } from "#contract/retrieval.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import type { BoardTabsProps } from "./board-tabs.tsx";
import { StripLegend } from "./rank-strip.tsx";

/** Which questions, in which order, about which document. */
export function QuestionToolbar(props: Omit<BoardTabsProps, "project">) {
  const { summary, state, setState } = props;
  const { show = "all", sort = "worst", document } = state;
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2">
      <NativeSelect
        label="Show"
        value={show}
        options={showOptions(summary)}
        onChange={(value) =>
          setState({ show: questionShows.find((one) => one === value), row: undefined })
        }
        className="max-w-full"
      />
      <NativeSelect
        label="Order"
        value={sort}
        options={[
          { value: "worst", label: "Worst first" },
          { value: "latest", label: "Latest first" },
        ]}
        onChange={(value) => setState({ sort: questionSorts.find((one) => one === value) })}
      />
      {document !== undefined && (
        <Button onClick={() => setState({ document: undefined })} title="Show all questions">
          <span className="max-w-72 truncate">about {document}</span>
          <X size={14} aria-hidden />
          <span className="sr-only">Show all questions</span>
        </Button>
      )}
      <StripLegend />
    </div>
  );
}

function showOptions(summary: RetrievalSummary) {
  const { questions, labelled, topNotBest, topNotUsed, missed } = summary;
  const options: { value: (typeof questionShows)[number]; label: string; count: number }[] = [
    { value: "all", label: "All questions", count: questions },
    {
      value: "top_not_best",
      label: "Most similar is not most relevant",
      count: topNotBest,
    },
    { value: "missed", label: "Nothing relevant retrieved", count: missed },
    { value: "top_not_used", label: "Most similar was not used", count: topNotUsed },
    { value: "labelled", label: "Labelled", count: labelled },
    { value: "unlabelled", label: "Not labelled", count: questions - labelled },
  ];
  return options.map(({ value, label, count }) => ({
    value,
    label: `${label} (${formatCount(count)})`,
  }));
}
