import type { FastifyRequest } from "fastify";
import { type Access, everyProject } from "#contract/access.ts";
import type { Directory } from "./directory.ts";
import type { Principal } from "./principal.ts";
import { refusalOf } from "./refusal.ts";

/** Where something goes that names no project. */
export function usualProjectOf(principal: Principal): string {
  return (principal.kind === "key" ? principal.project : undefined) ?? "default";
}

/** For requests whose projects are known only once they are read. */
export function rightsOf({ principal, method, url }: FastifyRequest, access: Access) {
  return {
    otherwise: usualProjectOf(principal),
    permit(project: string): void {
      const refusal = refusalOf(principal, { access, project, method, url });
      if (refusal) throw refusal;
    },
  };
}

/** Names of the projects that somebody may see; undefined for all. */
export async function visibleProjects(
  principal: Principal,
  directory: Directory,
): Promise<readonly string[] | undefined> {
  switch (principal.kind) {
    case "local":
      return undefined;
    case "nobody":
      return [];
    case "key":
      return principal.project === undefined ? undefined : [principal.project];
    case "share":
      return [principal.project];
    case "user": {
      const { rolesOf } = await directory.now();
      const names = rolesOf(principal.id).map(({ project }) => project);
      return principal.admin || names.includes(everyProject) ? undefined : names;
    }
  }
}
