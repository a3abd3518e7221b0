import { signUpPath } from "#contract/auth.ts";

/** The secret stands behind the #, which browsers send nowhere: it is in no log of a proxy. */
export function linkAddress(origin: string, secret: string): string {
  return `${origin}${signUpPath}#${secret}`;
}
