import { roleMay } from "#contract/access.ts";
import type { Me } from "#contract/auth.ts";
import type { Refusals } from "#web/ui/refusals.ts";
import { roleOf } from "./use-me.ts";

/** Why a reader may not do something in a project, in the words of a tooltip. Until it is known who reads, they may. */
export function refusalsOf(me: Me | undefined, project: string): Refusals {
  return (what) => {
    if (!me || me.mode === "open" || me.person?.admin) return undefined;
    if (what === "server") return "This needs an admin of the server";
    const role = roleOf(me, project);
    if (roleMay(role, what)) return undefined;
    const needed = what === "write" ? "an editor" : "an admin";
    const held = role ? `you are ${role}` : "you have no role in it";
    return `This needs ${needed} of the project; ${held}`;
  };
}
