import { useQuery } from "@tanstack/react-query";
import { roleIn, type Role } from "#contract/access.ts";
import { whoAmI, type Me } from "#contract/auth.ts";
import { queryFor } from "./query-for.ts";

const freshMs = 60_000;

/** Who is signed in; undefined until that is known. */
export function useMe(): Me | undefined {
  return useQuery({ ...queryFor(whoAmI, {}), staleTime: freshMs }).data;
}

/** The reader's role in a project; admin where there are no accounts, or of the server. */
export function roleOf(me: Me, project: string): Role | undefined {
  if (me.mode === "open" || me.person?.admin) return "admin";
  return me.person ? roleIn(me.person.roles, project) : undefined;
}
