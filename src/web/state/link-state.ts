import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Link } from "#contract/links/link.ts";

interface SetOptions {
  /** Overwrites the present place in the history: for typing and small turns. */
  readonly replace?: boolean;
}

export type SetLinkState<State> = (change: Partial<State>, options?: SetOptions) => void;

/** The state of the view from its address, and the way to change it. */
export function useLinkState<State extends object>(
  link: Link<State>,
): [state: State, set: SetLinkState<State>] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => link.read(search), [link, search]);
  const set: SetLinkState<State> = (change, { replace = false } = {}) => {
    void navigate({
      to: ".",
      // From the newest address, so that two changes in a row do not lose one.
      search: (newest) => link.write({ ...link.read(newest), ...change }),
      replace,
      resetScroll: false,
    });
  };
  return [state, set];
}

/** Name of the project that the address speaks of. */
export function useProjectName(): string {
  const { project } = useParams({ strict: false });
  return project ?? "default";
}
