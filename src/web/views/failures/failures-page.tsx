import { useState } from "react";
import { failuresLink } from "#contract/links/failures-link.ts";
import { useArrivals } from "#web/data/live.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { FailureDrawer } from "./failure-drawer.tsx";
import { FailureList } from "./failure-list.tsx";
import { commonestOf, failuresSentence } from "./failures-sentence.ts";
import { FailuresToolbar } from "./failures-toolbar.tsx";
import { useFailureKeys } from "./use-failure-keys.ts";
import { useFailures } from "./use-failures.ts";

/** How traces fail: in which ways, how often, since when, and what goes along with it. */
export function FailuresPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(failuresLink);
  const list = useFailures(project, state);
  const [nowMs] = useState(Date.now);
  const { where = "", from, to, sort = "traces", row } = state;
  const { groups, whole } = list;
  const { current, step, openRow } = useFailureKeys({
    signatures: groups?.map(({ signature }) => signature) ?? [],
    row,
    open: (next) => setState({ row: next }, { replace: row !== undefined && next !== undefined }),
    nearEnd: list.nearEnd,
  });
  const arrivals = useArrivals(project, "traces", current !== undefined);
  return (
    <div className="flex h-full min-h-[480px] flex-col">
      <PageHead
        title="Failures"
        sentence={
          whole
            ? failuresSentence(
                whole,
                sort === "traces" ? commonestOf(groups ?? []) : undefined,
                nowMs,
              )
            : !list.problem && !list.fault && <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        }
        actions={
          arrivals.count > 0 && (
            <Button onClick={arrivals.show}>{`${formatCount(arrivals.count)} new`}</Button>
          )
        }
      />
      <FailuresToolbar list={list} state={state} setState={setState} />
      <FailureList
        project={project}
        list={list}
        current={current}
        narrowed={where !== "" || from !== undefined || to !== undefined}
        nowMs={nowMs}
        onOpen={openRow}
        onAll={() => setState({ where: undefined, from: undefined, to: undefined })}
      />
      {row !== undefined && (
        <FailureDrawer
          project={project}
          signature={row}
          scope={list.scope}
          onClose={() => openRow(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </div>
  );
}
