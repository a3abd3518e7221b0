import type { Access } from "./access.ts";
import { linkAddress } from "./link-address.ts";

/** A new link for the first account, who becomes an admin of the server; undefined where somebody has one. */
export async function firstLink(
  { directory, invitations }: Access,
  origin: string,
): Promise<string | undefined> {
  const { users } = await directory.now();
  if (users.size > 0) return undefined;
  const { secret } = await invitations.make({
    kind: "first",
    admin: true,
    createdBy: "the server",
  });
  return linkAddress(origin, secret);
}
