import { Link } from "@tanstack/react-router";
import type { TraceDiffState } from "#contract/links/trace-diff-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";

interface ChooseTracesProps {
  readonly project: string;
  readonly state: TraceDiffState;
  readonly setState: SetLinkState<TraceDiffState>;
}

/** A link that names one trace or none: ask for the ids. */
export function ChooseTraces({ project, state, setState }: ChooseTracesProps) {
  return (
    <>
      <PageHead title="Two traces" sentence="Which two?" />
      <div className="flex max-w-xl flex-col gap-2 pb-3">
        <SearchInput
          label="Id of trace A"
          value={state.a ?? ""}
          onSearch={(id) => setState({ a: id.trim() || undefined })}
        />
        <SearchInput
          label="Id of trace B"
          value={state.b ?? ""}
          onSearch={(id) => setState({ b: id.trim() || undefined })}
        />
      </div>
      <Link to="/p/$project/traces" params={{ project }} search={{}} className="link">
        Tick two traces in the list
      </Link>
    </>
  );
}
