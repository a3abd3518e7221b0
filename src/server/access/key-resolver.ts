import type { FastifyRequest } from "fastify";
import { keyPrefix } from "#contract/api-keys.ts";
import type { Resolver } from "./resolvers.ts";

/** A program, by the key it sends. While there are no accounts keys mean nothing, and senders may have some. */
export const resolveKey: Resolver = async (request, { access, config }) => {
  const secret = config.accounts ? sentKey(request) : undefined;
  return secret === undefined ? undefined : access.keys.identify(secret);
};

/** `Authorization: Bearer KEY`, `x-api-key: KEY`, or Basic with the key as the password, as Langfuse's SDKs send. */
export function sentKey({ headers }: Pick<FastifyRequest, "headers">): string | undefined {
  const plain = headers["x-api-key"];
  if (typeof plain === "string" && plain !== "") return plain.trim();
  const [scheme = "", value = ""] = (headers.authorization ?? "").trim().split(/\s+/, 2);
  if (/^bearer$/i.test(scheme) && value) return value;
  if (!/^basic$/i.test(scheme) || !value) return undefined;
  const [name = "", ...rest] = Buffer.from(value, "base64").toString("utf8").split(":");
  const password = rest.join(":");
  return password.startsWith(keyPrefix) || !name.startsWith(keyPrefix) ? password : name;
}
