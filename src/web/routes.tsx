import {
  createMemoryHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import type { Search } from "#contract/links/link.ts";
import { firstProject } from "./data/first-project.ts";
import { usePreferences } from "./state/preferences.ts";
import { parseSearch, stringifySearch } from "./state/search-codec.ts";
import { Root } from "./views/shell/root.tsx";
import { NotFound } from "./views/shell/not-found.tsx";
import { timelineAhead } from "./views/timeline/timeline-queries.ts";
import { RouteError } from "./views/shell/route-error.tsx";

interface RouterContext {
  /** To ask ahead of a page with; none where answers are at hand. */
  readonly client?: QueryClient;
}

/** The search stays text here; each view reads its own by its link schema. */
const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  validateSearch: (search: Search): Search => search,
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async () => {
    const { project: preferred } = usePreferences.getState();
    const project = await firstProject(preferred);
    throw redirect({ to: "/p/$project", params: { project }, replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project",
  component: lazyRouteComponent(() => import("./views/overview/overview-page.tsx"), "OverviewPage"),
});

const runs = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/runs",
  component: lazyRouteComponent(() => import("./views/runs/runs-page.tsx"), "RunsPage"),
});

const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/compare",
  component: lazyRouteComponent(() => import("./views/compare/compare-page.tsx"), "ComparePage"),
});

const prompts = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/prompts",
  component: lazyRouteComponent(() => import("./views/prompts/prompts-page.tsx"), "PromptsPage"),
});

const prompt = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/prompts/$name",
  component: lazyRouteComponent(() => import("./views/prompts/prompt-page.tsx"), "PromptPage"),
});

const datasets = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/datasets",
  component: lazyRouteComponent(() => import("./views/datasets/datasets-page.tsx"), "DatasetsPage"),
});

const dataset = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/datasets/$name",
  component: lazyRouteComponent(() => import("./views/datasets/dataset-page.tsx"), "DatasetPage"),
});

const labels = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/labels",
  component: lazyRouteComponent(() => import("./views/labels/labels-page.tsx"), "LabelsPage"),
});

const health = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/health",
  component: lazyRouteComponent(() => import("./views/datasets/health-page.tsx"), "HealthPage"),
});

const traces = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/traces",
  component: lazyRouteComponent(
    () => import("./views/traces/trace-list-page.tsx"),
    "TraceListPage",
  ),
});

const traceDiff = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/traces/diff",
  component: lazyRouteComponent(
    () => import("./views/trace-diff/trace-diff-page.tsx"),
    "TraceDiffPage",
  ),
});

const partings = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/traces/diff/runs",
  component: lazyRouteComponent(
    () => import("./views/trace-diff/partings-page.tsx"),
    "PartingsPage",
  ),
});

const trace = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/traces/$traceId",
  component: lazyRouteComponent(() => import("./views/traces/trace-page.tsx"), "TracePage"),
});

const failures = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/failures",
  component: lazyRouteComponent(() => import("./views/failures/failures-page.tsx"), "FailuresPage"),
});

const sessions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/sessions",
  component: lazyRouteComponent(() => import("./views/sessions/sessions-page.tsx"), "SessionsPage"),
});

const session = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/sessions/$sessionId",
  component: lazyRouteComponent(() => import("./views/sessions/session-page.tsx"), "SessionPage"),
});

const retrieval = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/retrieval",
  component: lazyRouteComponent(
    () => import("./views/retrieval/retrieval-page.tsx"),
    "RetrievalPage",
  ),
});

const timeline = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/timeline",
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.client?.prefetchQuery(timelineAhead(params.project, deps));
  },
  component: lazyRouteComponent(() => import("./views/timeline/timeline-page.tsx"), "TimelinePage"),
});

const alerts = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/alerts",
  component: lazyRouteComponent(() => import("./views/alerts/alerts-page.tsx"), "AlertsPage"),
});

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/map",
  component: lazyRouteComponent(() => import("./views/map/map-page.tsx"), "MapPage"),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/settings",
  component: lazyRouteComponent(() => import("./views/settings/settings-page.tsx"), "SettingsPage"),
});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./views/sign-in/sign-in-page.tsx"), "SignInPage"),
});

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  component: lazyRouteComponent(() => import("./views/sign-in/sign-up-page.tsx"), "SignUpPage"),
});

const privacy = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/settings/privacy",
  component: lazyRouteComponent(
    () => import("./views/settings/privacy/privacy-page.tsx"),
    "PrivacyPage",
  ),
});

const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: "/p/$project/settings/audit",
  component: lazyRouteComponent(() => import("./views/settings/audit/audit-page.tsx"), "AuditPage"),
});

const tree = rootRoute.addChildren([
  home,
  overview,
  runs,
  compare,
  prompts,
  prompt,
  datasets,
  dataset,
  labels,
  health,
  traces,
  traceDiff,
  partings,
  trace,
  failures,
  sessions,
  session,
  retrieval,
  timeline,
  alerts,
  map,
  settings,
  signIn,
  signUp,
  privacy,
  audit,
]);

/** With a page: the router of a view that was handed on, which leaves the address bar alone. */
export function createAppRouter(page?: string, client?: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: client ? { client } : {},
    ...(page !== undefined && { history: createMemoryHistory({ initialEntries: [page] }) }),
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
