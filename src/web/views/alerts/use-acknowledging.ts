import { useState } from "react";
import { usePreferences } from "#web/state/preferences.ts";
import { useRefusal } from "#web/ui/refusals.ts";
import { useAcknowledge } from "./use-alert-feed.ts";

/** Acknowledges under the reader's name, which is asked for once. */
export function useAcknowledging(project: string) {
  const { annotator, setAnnotator } = usePreferences();
  const [asked, setAsked] = useState<{ readonly ids: string[] | undefined }>();
  const { mutate, error, isPending } = useAcknowledge(project);
  const refusal = useRefusal("write");
  const send = (ids: string[] | undefined, by: string) => mutate({ by, ...(ids && { ids }) });
  return {
    acknowledge: (ids: string[] | undefined) => {
      // The key does it too, and has nothing that could be disabled.
      if (refusal !== undefined) return;
      if (annotator === "") setAsked({ ids });
      else send(ids, annotator);
    },
    /** A name is needed first. */
    naming: asked !== undefined,
    setName: (name: string) => {
      setAnnotator(name);
      if (asked) send(asked.ids, name);
      setAsked(undefined);
    },
    cancel: () => setAsked(undefined),
    error,
    pending: isPending,
  };
}
