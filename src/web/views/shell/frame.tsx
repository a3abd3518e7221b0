import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { pageOf } from "#contract/links/page-links.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { openedView } from "#web/state/opened-view.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { Header } from "./header.tsx";
import { OpenedFrame } from "./opened-frame.tsx";
import { pages } from "./pages.ts";
import { Rail } from "./rail.tsx";
import { Reader, Rights } from "./reader.tsx";

const CommandPalette = lazy(async () => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
}));
const KeyboardMap = lazy(async () => ({
  default: (await import("./keyboard-map.tsx")).KeyboardMap,
}));
const ShareDialog = lazy(async () => ({
  default: (await import("./share/share-dialog.tsx")).ShareDialog,
}));
const PagesSheet = lazy(async () => ({ default: (await import("./pages-sheet.tsx")).PagesSheet }));

type Layer = "palette" | "projects" | "keys" | "pages" | "share";

/** What stands around every page, and around one that was handed on alone. */
export function Frame() {
  const view = openedView();
  usePageTitle();
  const project = useProjectName();
  return view ? (
    <OpenedFrame view={view} />
  ) : (
    <Rights project={project}>
      <Dashboard project={project} />
    </Rights>
  );
}

function Dashboard({ project }: { project: string }) {
  const [layer, setLayer] = useState<Layer>();
  const close = () => setLayer(undefined);
  useFrameShortcuts(project, setLayer);
  return (
    <div className="flex h-full flex-col">
      <a
        href="#content"
        className="sr-only z-50 bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-1 focus:left-1"
      >
        Skip to content
      </a>
      <Header
        project={project}
        onMenu={() => setLayer("pages")}
        onSwitch={() => setLayer("projects")}
        onSearch={() => setLayer("palette")}
        onShare={() => setLayer("share")}
      />
      <div className="flex min-h-0 flex-1">
        <div className="shrink-0 overflow-y-auto border-r bg-sunken max-sm:hidden wide:w-44">
          <Rail project={project} folds />
        </div>
        <main
          id="content"
          tabIndex={-1}
          className="relative min-w-0 flex-1 overflow-auto px-3 py-4 outline-none sm:px-5"
        >
          <Suspense>
            <Reader project={project}>
              <Outlet />
            </Reader>
          </Suspense>
        </main>
      </div>
      <Suspense>
        {(layer === "palette" || layer === "projects") && (
          <CommandPalette
            project={project}
            only={layer === "projects" ? "Projects" : undefined}
            onKeyboardMap={() => setLayer("keys")}
            onClose={close}
          />
        )}
        {layer === "keys" && <KeyboardMap onClose={close} />}
        {layer === "share" && <ShareDialog project={project} onClose={close} />}
        {layer === "pages" && <PagesSheet project={project} onClose={close} />}
      </Suspense>
    </div>
  );
}

/** The tab says which page it holds; the server's longer words are for programs that show links. */
function usePageTitle(): void {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const page = pageOf(pathname);
  const name = page?.parameters["name"] ?? page?.parameters["sessionId"];
  const title = page && [page.title, name, page.project].filter(Boolean).join(" · ");
  // External system: the tab of the browser.
  useEffect(() => {
    document.title = title ?? "Touchstone";
  }, [title]);
}

function useFrameShortcuts(project: string, setLayer: (layer: Layer) => void): void {
  const navigate = useNavigate();
  useShortcuts("Everywhere", [
    { keys: "mod+k", does: "Search or jump", run: () => setLayer("palette") },
    { keys: "S", does: "Share this page", run: () => setLayer("share") },
    { keys: "?", does: "This map", run: () => setLayer("keys") },
    { keys: "/", does: "To the search box of the page", run: focusSearchBox },
    ...pages.map(({ to, label, key }) => ({
      keys: `g ${key}`,
      does: `Go to ${label}`,
      run: () => void navigate({ to, params: { project }, search: {} }),
    })),
  ]);
}

function focusSearchBox(): void {
  const box = document.querySelector<HTMLInputElement>("#content [data-search-box]");
  box?.focus();
  box?.select();
}
