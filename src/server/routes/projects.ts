import { getProject, listProjects } from "#contract/projects.ts";
import { ProblemError } from "#contract/problem.ts";
import { visibleProjects } from "../access/rights.ts";
import { route } from "../route.ts";
import { projectsOf } from "../store/projects.ts";
import { pageLimit, pageOf } from "./page.ts";

export const projectRoutes = [
  route(listProjects, async ({ cursor, limit }, { store, principal, access }) => {
    const size = pageLimit(limit, 200);
    const among = await visibleProjects(principal, access.directory);
    const items = await projectsOf(store.db, {
      ...(cursor && { after: cursor }),
      limit: size + 1,
      ...(among && { among }),
    });
    return pageOf(items, size, ({ name }) => name);
  }),
  route(getProject, async ({ p }, { store }) => {
    const [project] = await projectsOf(store.db, { only: p, limit: 1 });
    if (!project)
      throw new ProblemError("not_found", `There is no project "${p}" yet.`, {
        hint: "It appears with the first span or record sent to it.",
      });
    return project;
  }),
];
