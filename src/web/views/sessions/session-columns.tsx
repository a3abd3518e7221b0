import { Link } from "@tanstack/react-router";
import { onlyFilter } from "#contract/filter/only-filter.ts";
import { sessionsLink } from "#contract/links/sessions-link.ts";
import type { SessionSummary, UserSummary } from "#contract/sessions.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { totalColumns } from "./total-columns.tsx";

export function sessionColumns(project: string, narrow: boolean): Column<SessionSummary>[] {
  const session: Column<SessionSummary> = {
    key: "session",
    header: "Session",
    ...(!narrow && { width: 190 }),
    cell: ({ sessionId }) => (
      <Link
        to="/p/$project/sessions/$sessionId"
        params={{ project, sessionId }}
        search={{}}
        className="font-strong hover:underline"
        title={sessionId}
      >
        <bdi>{sessionId.slice(0, 200)}</bdi>
      </Link>
    ),
  };
  if (narrow) return [session, ...totalColumns<SessionSummary>(narrow)];
  return [
    session,
    {
      key: "input",
      header: "Began with",
      cell: ({ input }) => (
        <span className="text-muted" title={input ?? undefined}>
          <bdi>{input?.slice(0, 200)}</bdi>
        </span>
      ),
    },
    {
      key: "user",
      header: "User",
      width: 120,
      cell: ({ users }) =>
        users.length === 0 ? (
          <NotReported why="No trace names its user" />
        ) : (
          <span title={users.join(", ")}>{users.join(", ").slice(0, 200)}</span>
        ),
    },
    ...totalColumns<SessionSummary>(narrow),
  ];
}

/** A user leads to the sessions of that user. */
export function userColumns(project: string, narrow: boolean): Column<UserSummary>[] {
  return [
    {
      key: "user",
      header: "User",
      cell: ({ userId }) => (
        <Link
          to="/p/$project/sessions"
          params={{ project }}
          search={sessionsOfUser(userId)}
          className="font-strong hover:underline"
          title={userId}
        >
          <bdi>{userId.slice(0, 200)}</bdi>
        </Link>
      ),
    },
    {
      key: "sessions",
      header: "Sessions",
      width: 80,
      align: "right",
      cell: ({ sessionCount }) => formatCount(sessionCount),
    },
    ...totalColumns<UserSummary>(narrow),
  ];
}

/** The address of the sessions of one user. */
export function sessionsOfUser(userId: string) {
  return sessionsLink.write({ ...sessionsLink.read({}), where: onlyFilter("user", userId) });
}
