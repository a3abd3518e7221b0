import { call } from "#client/call.ts";
import { whoAmI } from "#contract/auth.ts";
import { listProjects } from "#contract/projects.ts";
import { roleOf } from "./use-me.ts";

/** The project to begin with: the preferred one where the reader may see it, else the first that they may. */
export async function firstProject(preferred: string): Promise<string> {
  const me = await call(whoAmI, {}).catch(() => undefined);
  if (!me?.person || roleOf(me, preferred)) return preferred;
  const projects = await call(listProjects, { limit: 1 }).catch(() => undefined);
  // Without any record yet a project is in no list, though somebody has a role in it.
  return projects?.items[0]?.name ?? me.person.roles[0]?.project ?? preferred;
}
