import { useNavigate } from "@tanstack/react-router";
import { sessionsLink } from "#contract/links/sessions-link.ts";
import { useArrivals } from "#web/data/live.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { sessionsOfUser } from "./session-columns.tsx";
import { SessionTable } from "./session-table.tsx";
import { sessionsSentence } from "./sessions-sentence.ts";
import { SessionsToolbar } from "./sessions-toolbar.tsx";
import { useSessionKeys } from "./use-session-keys.ts";
import { useSessions } from "./use-sessions.ts";

/** Conversations and the people who had them: how many traces, what they cost, which went wrong. */
export function SessionsPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(sessionsLink);
  const navigate = useNavigate();
  const list = useSessions(project, state);
  const { by = "session", where = "", from, to, row } = state;
  const arrivals = useArrivals(project, "traces", row !== undefined);
  const open = (id: string) =>
    void (by === "session"
      ? navigate({
          to: "/p/$project/sessions/$sessionId",
          params: { project, sessionId: id },
          search: {},
        })
      : navigate({ to: "/p/$project/sessions", params: { project }, search: sessionsOfUser(id) }));
  const ids =
    by === "session"
      ? list.sessions?.map(({ sessionId }) => sessionId)
      : list.users?.map(({ userId }) => userId);
  useSessionKeys({
    ids: ids ?? [],
    row,
    onRow: (next) => setState({ row: next }, { replace: true }),
    open,
  });
  return (
    <div className="flex h-full min-h-[480px] flex-col">
      <PageHead
        title="Sessions"
        sentence={
          list.whole
            ? sessionsSentence(list.whole, by)
            : !list.problem && !list.fault && <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        }
        actions={
          arrivals.count > 0 && (
            <Button onClick={arrivals.show}>{`${formatCount(arrivals.count)} new`}</Button>
          )
        }
      />
      <SessionsToolbar list={list} state={state} setState={setState} />
      <SessionTable
        project={project}
        by={by}
        list={list}
        row={row}
        narrowed={where !== "" || from !== undefined || to !== undefined}
        onOpen={open}
        onAll={() => setState({ where: undefined, from: undefined, to: undefined })}
      />
    </div>
  );
}
