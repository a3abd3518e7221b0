import { QueryClientProvider, useQuery, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "#web/data/problem-of.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import type { ReactNode } from "react";
import { openFile, openSnapshot } from "./open-snapshot.ts";
import type { WayIn } from "./way-in.ts";

interface OpenedAppProps {
  readonly way: WayIn;
  readonly client: QueryClient;
  /** Draws the page once its answers are at hand. */
  readonly show: (page: string) => ReactNode;
}

/** A view that was handed on: its answers first, then the same pages as ever, fed from them. */
export function OpenedApp({ way, client, show }: OpenedAppProps) {
  return (
    <QueryClientProvider client={client}>
      <Opening way={way} show={show} />
    </QueryClientProvider>
  );
}

function Opening({ way, show }: Omit<OpenedAppProps, "client">) {
  const [asked] = useState(way);
  const { data, error, refetch } = useQuery({
    queryKey: ["opened view"],
    queryFn: async () => open(asked),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  });
  if (data !== undefined) return show(data);
  return (
    <Plain>
      {error ? (
        <ProblemNote
          what="This view could not be opened"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows rows={12} label="Opening the view" />
      )}
    </Plain>
  );
}

async function open(way: WayIn): Promise<string> {
  switch (way.kind) {
    case "file":
      return openFile(way.content);
    case "snapshot":
      return openSnapshot(way.id);
    case "share":
      return openSnapshot(way.token);
  }
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-11 shrink-0 items-center border-b bg-sunken px-4 font-strong">
        Touchstone
      </header>
      <main className="p-5">
        <h1 className="sr-only">A shared view</h1>
        {children}
      </main>
    </div>
  );
}
