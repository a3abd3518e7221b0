import {
  QueryClientProvider,
  type QueryClient,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import type { ReactNode } from "react";
import { signInPath } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { openPreview } from "./open-preview.ts";
import { openSharedView } from "./open-share.ts";
import { openFile, openSnapshot } from "./open-snapshot.ts";
import { PassphraseForm } from "./passphrase-form.tsx";
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
  const { data, error, refetch } = useQuery({
    queryKey: ["opened view"],
    queryFn: () => open(way),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  });
  const unlock = useMutation({
    mutationFn: (passphrase: string) => open(way, passphrase),
  });
  const opened = data === "locked" ? unlock.data : data;
  if (opened !== undefined && opened !== "locked") return show(opened.page);
  if (data === "locked")
    return (
      <Plain>
        <PassphraseForm
          problem={unlock.error ? problemOf(unlock.error) : undefined}
          isPending={unlock.isPending}
          onGiven={unlock.mutate}
        />
      </Plain>
    );
  return (
    <Plain>
      {error ? (
        <>
          <ProblemNote
            what="This view could not be opened"
            problem={problemOf(error)}
            onRetry={() => void refetch()}
          />
          {problemOf(error).status === 401 && way.kind === "snapshot" && (
            <a
              className={buttonClass("primary", "mt-3")}
              href={`${signInPath}?to=${encodeURIComponent(`/snapshots/${way.id}`)}`}
            >
              Sign in
            </a>
          )}
        </>
      ) : (
        <SkeletonRows rows={12} label="Opening the view" />
      )}
    </Plain>
  );
}

async function open(
  way: WayIn,
  passphrase?: string,
): Promise<{ readonly page: string } | "locked"> {
  switch (way.kind) {
    case "file":
      return { page: await openFile(way.content) };
    case "snapshot":
      return { page: await openSnapshot(way.id) };
    case "preview":
      return { page: await openPreview(way.name) };
    case "share":
      return openSharedView(way.token, passphrase);
  }
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-11 shrink-0 items-center border-b bg-sunken px-4 font-strong">
        Touchstone
      </header>
      <main className="p-5">
        <h1 className="pb-3 text-title">A shared view</h1>
        {children}
      </main>
    </div>
  );
}
