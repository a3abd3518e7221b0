import type { LiveEvent } from "#contract/live.ts";

type Listener = (event: LiveEvent) => void;

/** Hands events of a project to the browsers that watch it. Events of one process reach that process's watchers. */
export interface LiveFeed {
  publish(project: string, event: LiveEvent): void;
  /** Returns how to stop listening. */
  subscribe(project: string, listener: Listener): () => void;
  /** The same for the events of every project. */
  subscribeAll(listener: (project: string, event: LiveEvent) => void): () => void;
}

export function createLiveFeed(): LiveFeed {
  const listeners = new Map<string, Set<Listener>>();
  const ofAll = new Set<(project: string, event: LiveEvent) => void>();
  return {
    publish(project, event) {
      for (const listener of listeners.get(project) ?? []) listener(event);
      for (const listener of ofAll) listener(project, event);
    },
    subscribeAll(listener) {
      ofAll.add(listener);
      return () => void ofAll.delete(listener);
    },
    subscribe(project, listener) {
      const ofProject = listeners.get(project) ?? new Set();
      listeners.set(project, ofProject.add(listener));
      return () => {
        ofProject.delete(listener);
        if (ofProject.size === 0) listeners.delete(project);
      };
    },
  };
}
