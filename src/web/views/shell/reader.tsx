import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo } from "react";
import { refusalsOf } from "#web/data/refusals-of.ts";
import { roleOf, useMe } from "#web/data/use-me.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { RefusalsContext } from "#web/ui/refusals.ts";
import { NoRole } from "./no-role.tsx";

interface ReaderProps {
  readonly project: string;
  readonly children: ReactNode;
}

/** Tells everything inside what the reader may do in the project. */
export function Rights({ project, children }: ReaderProps) {
  const me = useMe();
  const refusals = useMemo(() => refusalsOf(me, project), [me, project]);
  return <RefusalsContext value={refusals}>{children}</RefusalsContext>;
}

/** Shows the page to whoever may read its project. */
export function Reader({ project, children }: ReaderProps) {
  const me = useMe();
  const name = me?.person?.name;
  const { annotator, setAnnotator } = usePreferences();
  // External system: the preferences, which outlive the session. Who signs in scores under their own name.
  useEffect(() => {
    if (name !== undefined && annotator !== name) setAnnotator(name);
  }, [name, annotator, setAnnotator]);
  // Pages that are no project's are for everybody.
  const isOfProject = useParams({ strict: false }).project !== undefined;
  if (isOfProject && me?.person && !roleOf(me, project))
    return <NoRole project={project} person={me.person} />;
  return children;
}
