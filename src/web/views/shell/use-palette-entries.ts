import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { listProjects } from "#contract/projects.ts";
import { listRuns } from "#contract/runs.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { themeOrder } from "#web/state/theme.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { pages } from "./pages.ts";
import { traceIdIn, type PaletteEntry } from "./palette-entries.ts";

/** Everything the palette knows: pages, projects, runs, a pasted trace id, actions. */
export function usePaletteEntries(
  project: string,
  typed: string,
  onKeyboardMap: () => void,
): PaletteEntry[] {
  const navigate = useNavigate();
  const { setTheme, setProject } = usePreferences();
  const projects = useQuery(queryFor(listProjects, { limit: 200 }));
  const search = typed.trim().slice(0, 200);
  const runs = useQuery(queryFor(listRuns, { p: project, limit: 8, ...(search && { search }) }));
  const id = traceIdIn(typed);

  const trace: PaletteEntry[] = id
    ? [
        {
          id: "trace",
          group: "Trace",
          label: id,
          hint: "open",
          run: () =>
            void navigate({ to: "/p/$project/traces/$traceId", params: { project, traceId: id } }),
        },
      ]
    : [];
  const toPages = pages.map(({ to, label, key }) => ({
    id: to,
    group: "Pages",
    label,
    hint: `g ${key}`,
    run: () => void navigate({ to, params: { project }, search: {} }),
  }));
  const toRuns = (runs.data?.items ?? []).map((run) => ({
    id: `run ${run.id}`,
    group: "Runs",
    label: run.name,
    hint: [run.experiment, run.model, run.id].filter(Boolean).join(" · "),
    run: () =>
      void navigate({
        to: "/p/$project/runs",
        params: { project },
        search: runsLink.write({ row: run.id }),
      }),
  }));
  const toProjects = (projects.data?.items ?? []).map(({ name }) => ({
    id: `project ${name}`,
    group: "Projects",
    label: name,
    run: () => {
      setProject(name);
      void navigate({ to: "/p/$project", params: { project: name }, search: {} });
    },
  }));
  const actions = [
    ...themeOrder.map((theme) => ({
      id: `theme ${theme}`,
      group: "Actions",
      label: `Theme: ${theme}`,
      run: () => setTheme(theme),
    })),
    { id: "keys", group: "Actions", label: "Show the keyboard map", hint: "?", run: onKeyboardMap },
  ];
  return [...trace, ...toPages, ...toRuns, ...toProjects, ...actions];
}
