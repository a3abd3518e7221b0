import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionDays } from "./sessions.ts";

/** Cookies of an https address are sent there only; `__Host-` keeps other hosts of the domain from setting them. */
export interface CookieRules {
  readonly secure: boolean;
}

function nameOf({ secure }: CookieRules): string {
  return secure ? "__Host-touchstone" : "touchstone";
}

/** Lax, so that a link in a chat to a file of the API opens; what changes something asks for its origin too. */
const shape = { path: "/", httpOnly: true, sameSite: "lax" } as const;

export function sessionSecretOf(request: FastifyRequest, rules: CookieRules): string | undefined {
  return request.cookies[nameOf(rules)];
}

export function setSessionCookie(reply: FastifyReply, secret: string, rules: CookieRules): void {
  void reply.setCookie(nameOf(rules), secret, {
    ...shape,
    ...rules,
    maxAge: sessionDays * 24 * 3600,
  });
}

export function clearSessionCookie(reply: FastifyReply, rules: CookieRules): void {
  void reply.clearCookie(nameOf(rules), { ...shape, ...rules });
}
