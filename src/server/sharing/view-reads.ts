import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError } from "#contract/problem.ts";
import type { ViewRead } from "#contract/snapshots.ts";
import { freeze } from "./freeze.ts";
import { servedReads } from "../route.ts";

const base = "http://localhost";

/**
 * The address as the router reads it, without steps up and double encodings; undefined where it is not a question
 * of the contract about this project that its readers may ask. Streams and exports are not of the contract.
 */
function projectRead({ address, body }: ViewRead, project: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const { pathname, search, origin } = new URL(address, base);
  if (origin !== base) return undefined;
  const wanted = body === undefined ? "GET" : "POST";
  return servedReads().some(
    ({ method, path }) => method === wanted && projectIn(path, pathname) === project,
  )
    ? `${pathname}${search}`
    : undefined;
}

/** What stands for `:p` of an endpoint in a path; undefined where the path is another's or has no project. */
function projectIn(pattern: string, pathname: string): string | undefined {
  const names = pattern.split("/");
  const parts = pathname.split("/");
  if (names.length !== parts.length) return undefined;
  let project: string | undefined;
  for (const [at, name] of names.entries()) {
    const part = parts[at]!;
    if (name === ":p") project = decoded(part);
    else if (name.startsWith(":") ? part === "" : name !== part) return undefined;
  }
  return project;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Throws where the caller may not read one of them: nobody hands on what they may not see. */
export async function readable(
  app: FastifyInstance,
  caller: FastifyRequest,
  reads: readonly ViewRead[],
): Promise<void> {
  await freeze(app, caller, reads);
}

/** The reads of a view in the form they are kept in. Throws where one is not of this project. */
export function checkedReads(reads: readonly ViewRead[], project: string): ViewRead[] {
  return reads.map((read) => {
    const { address, accept, body } = read;
    const checked = projectRead(read, project);
    if (checked === undefined)
      throw new ProblemError("bad_request", `"${address.slice(0, 200)}" is not part of a view.`, {
        hint: "A view reads this project by what its readers may ask the API, nothing else.",
      });
    return {
      address: checked,
      ...(accept !== undefined && { accept }),
      ...(body !== undefined && { body }),
    };
  });
}
