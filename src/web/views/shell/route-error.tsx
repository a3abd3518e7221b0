import type { ErrorComponentProps } from "@tanstack/react-router";
import { ProblemNote } from "#web/ui/problem-note.tsx";

/** A page that broke; the frame around it stays. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <ProblemNote
      what="This page could not be shown"
      problem={{
        type: "about:blank",
        title: "Unexpected error",
        status: 0,
        code: "internal",
        detail: error instanceof Error ? error.message.slice(0, 300) : "No reason was given.",
        hint: "Try again, or reload the page. The other pages still work.",
      }}
      onRetry={reset}
    />
  );
}
