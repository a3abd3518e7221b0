import { Link } from "@tanstack/react-router";
import type { SessionSummary } from "#contract/sessions.ts";
import { formatQuantity, formatTokens } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { sessionsOfUser } from "./session-columns.tsx";
import { sessionSentence } from "./session-words.ts";
import { Cost } from "./total-columns.tsx";

interface SessionFiguresProps {
  readonly project: string;
  readonly session: SessionSummary;
}

/** How the conversation went, and what it cost. */
export function SessionFigures({ project, session }: SessionFiguresProps) {
  const { tokensTotal, users, models, firstSeen, lastSeen } = session;
  return (
    <>
      <p>{sessionSentence(session)}</p>
      <p className="flex flex-wrap gap-x-4 pt-1 text-body text-muted">
        {users.map((user) => (
          <Link
            key={user}
            to="/p/$project/sessions"
            params={{ project }}
            search={sessionsOfUser(user)}
            className="link max-w-60 truncate"
            title="Sessions of this user"
          >
            <bdi>{user}</bdi>
          </Link>
        ))}
        <span>
          <RelativeTime at={firstSeen} />
          {firstSeen !== lastSeen && (
            <>
              {" to "}
              <RelativeTime at={lastSeen} />
            </>
          )}
        </span>
        <span>{tokensTotal === null ? "no tokens reported" : formatQuantityOf(tokensTotal)}</span>
        <span>
          <Cost totals={session} />
        </span>
        {models.length > 0 && (
          <span className="max-w-80 truncate" title={models.join(", ")}>
            {models.join(", ")}
          </span>
        )}
      </p>
    </>
  );
}

function formatQuantityOf(tokens: number): string {
  return tokens < 10_000 ? formatQuantity(tokens, "token") : `${formatTokens(tokens)} tokens`;
}
