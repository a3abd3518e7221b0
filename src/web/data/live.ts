import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Job } from "#contract/live.ts";
import { openedView } from "#web/state/opened-view.ts";
import { LiveConnection, type LiveSnapshot } from "./live-connection.ts";

const connections = new Map<string, LiveConnection>();

function connectionTo(project: string): LiveConnection {
  const known = connections.get(project);
  if (known) return known;
  const connection = new LiveConnection(project, openedView() === undefined);
  connections.set(project, connection);
  return connection;
}

/** Status, counts and jobs of a project, as they come. */
export function useLive(project: string): LiveSnapshot {
  const { subscribe, snapshot } = connectionTo(project);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Waits for the end of a job, done or failed. Its progress is in {@link useLive}. */
export async function jobEnd(project: string, id: string): Promise<Job> {
  const { subscribe, snapshot } = connectionTo(project);
  return new Promise((resolve) => {
    const look = () => {
      const job = snapshot().jobs.get(id);
      if (!job || job.status === "running") return;
      unsubscribe();
      resolve(job);
    };
    const unsubscribe = subscribe(look);
    look();
  });
}

interface Arrivals {
  /** How many came since the list was last brought up to date. */
  readonly count: number;
  /** Brings the list up to date. */
  readonly show: () => void;
}

/**
 * What arrived and is not shown yet. While `hold` is true (the reader is scrolled, or has a row
 * open) it is only counted, for a "12 new" button; otherwise lists are refreshed by themselves.
 */
export function useArrivals(project: string, of: "traces" | "records", hold: boolean): Arrivals {
  const client = useQueryClient();
  const live = useLive(project);
  const total = live[of];
  const [shown, setShown] = useState({ project, total, polls: live.polls });
  const known = shown.project === project ? shown : { project, total, polls: live.polls };
  const count = Math.max(0, total - known.total);
  const due = count > 0 || live.polls > known.polls;
  const show = () => {
    setShown({ project, total, polls: live.polls });
    void refreshProject(client, project);
  };
  // External system: the query cache, which has to hear of what the server said.
  useEffect(() => {
    if (hold || !due) return;
    const timer = setTimeout(() => {
      setShown({ project, total, polls: live.polls });
      void refreshProject(client, project);
    }, 500);
    return () => clearTimeout(timer);
  }, [client, project, hold, due, total, live.polls]);
  return { count, show };
}

/** Every answer about a project is out of date; those on screen are asked for again. */
export async function refreshProject(client: QueryClient, project: string): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [path, input] }) =>
      path === "/api/v1/projects" ||
      (typeof input === "object" && input !== null && "p" in input && input.p === project),
  });
}
