import type { FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { resolveKey } from "./key-resolver.ts";
import { resolveShare } from "../sharing/share-resolver.ts";
import type { Principal } from "./principal.ts";
import { resolveUser } from "./user-resolver.ts";

/**
 * Reads one kind of credential; undefined where the request has none of that kind. One that does not count any more
 * is `nobody` with the reason.
 */
export type Resolver = (
  request: FastifyRequest,
  context: Context,
) => Promise<Principal | undefined> | Principal | undefined;

/** The first that knows the caller says who it is, also while there are no accounts. */
export const resolvers: readonly Resolver[] = [resolveShare, resolveKey, resolveUser];
