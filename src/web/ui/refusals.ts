import { createContext, use } from "react";

/** What a control does: changes the project, administers it, or administers the server. */
export type Doing = "write" | "admin" | "server";

/** Why the reader may not do something; undefined where they may. */
export type Refusals = (what: Doing) => string | undefined;

/** Set by whoever knows the reader; everything is allowed where nobody does. */
export const RefusalsContext = createContext<Refusals>(() => undefined);

/** Of a view that was handed on: what changes something is not there at all. */
export const onlyRead: Refusals = () => "This view can only be read";

/** Why the reader may not; undefined where they may, or where nothing is needed. */
export function useRefusal(what: Doing | undefined): string | undefined {
  const refusals = use(RefusalsContext);
  return what && refusals(what);
}

/** Whether controls that change something are left out, because nobody who sees the view may use them. */
export function useIsOnlyRead(): boolean {
  return use(RefusalsContext) === onlyRead;
}
