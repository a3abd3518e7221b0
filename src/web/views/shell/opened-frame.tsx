import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { OpenedView } from "#web/state/opened-view.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { onlyRead, RefusalsContext } from "#web/ui/refusals.ts";
import { formatAbsoluteTime } from "#web/ui/format-time.ts";
import { ThemeToggle } from "./theme-toggle.tsx";

const KeyboardMap = lazy(async () => ({
  default: (await import("./keyboard-map.tsx")).KeyboardMap,
}));

const kinds = {
  share: "Shared view",
  snapshot: "Snapshot",
  file: "Snapshot",
  preview: "Preview",
} as const;

/** What stands around a view that was handed on: what it is, and no way to anything else. */
export function OpenedFrame({ view }: { view: OpenedView }) {
  const [keys, setKeys] = useState(false);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  // The router begins at the page of the view.
  const [home] = useState(here);
  useShortcuts("Everywhere", [{ keys: "?", does: "This map", run: () => setKeys(true) }]);
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 border-b bg-sunken px-3 py-1">
        <span className="font-strong">Touchstone</span>
        <Badge>{kinds[view.kind]}</Badge>
        <p className="min-w-0 flex-1 truncate text-muted max-sm:order-last max-sm:basis-full">
          {facts(view)}
        </p>
        <span className="max-sm:ml-auto">
          <ThemeToggle />
        </span>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-auto px-3 py-4 outline-none sm:px-5"
      >
        {here === home ? (
          <RefusalsContext value={onlyRead}>
            <Suspense>
              <Outlet />
            </Suspense>
          </RefusalsContext>
        ) : (
          <Outside page={view.page} />
        )}
      </main>
      <Suspense>{keys && <KeyboardMap onClose={() => setKeys(false)} />}</Suspense>
    </div>
  );
}

function facts({ kind, by, at, expiresAt, hash }: OpenedView): string {
  if (kind === "preview") return "As receivers will see it · nothing was shared yet";
  return [
    `made ${formatAbsoluteTime(Date.parse(at))}`,
    by && by !== "local" ? `by ${by}` : "",
    expiresAt ? `open until ${formatAbsoluteTime(Date.parse(expiresAt))}` : "",
    "can only be read",
    hash ? `SHA-256 ${hash.slice(0, 12)}…` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Where a link of the view leads to something that it does not hold. */
function Outside({ page }: { page: string }) {
  const { history } = useRouter();
  return (
    <EmptyState title="This link shows one view, and this is not part of it">
      <Button onClick={() => history.push(page)}>Back to the view</Button>
    </EmptyState>
  );
}
