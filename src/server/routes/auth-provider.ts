import type { FastifyReply, FastifyRequest } from "fastify";
import {
  oidcReturnPath,
  oidcStartInput,
  oidcStartPath,
  ownPath,
  signInPath,
} from "#contract/auth.ts";
import { ProblemError } from "#contract/problem.ts";
import { securityOf } from "../access/described-security.ts";
import { readTrip, writeTrip } from "../access/provider.ts";
import { setSessionCookie } from "../access/session-cookie.ts";
import { accountAtProvider } from "../access/sign-in-by-provider.ts";
import { asProblem } from "../answer-problem.ts";
import type { Context } from "../context.ts";
import { needs, type Route } from "../route.ts";

const tripCookie = "touchstone-trip";
const tripSeconds = 600;

/** Signing in at the provider: browsers are sent there and come back. */
export const providerRoutes: Route = (app, context) => {
  const { access, config } = context;
  const cookieShape = {
    path: oidcStartPath,
    httpOnly: true,
    sameSite: "lax",
    secure: access.cookies.secure,
  } as const;
  const documented = (summary: string) => ({
    config: needs("public"),
    schema: { ...securityOf("public"), summary },
  });
  app.get(
    oidcStartPath,
    {
      ...documented("Send the browser to the provider of sign-ins"),
      schema: {
        ...documented("Send the browser to the provider of sign-ins").schema,
        querystring: oidcStartInput,
      },
    },
    async (request, reply) => {
      const provider = access.provider;
      if (!config.accounts || !provider)
        throw new ProblemError("not_found", "No provider of sign-ins is configured.");
      await context.limits.link(request, reply);
      const { to, link } = oidcStartInput.parse(request.query);
      const { url, trip } = await provider.start(`${context.publicAddress()}${oidcReturnPath}`, {
        to: ownPath(to),
        ...(link !== undefined && { link }),
      });
      return reply
        .setCookie(tripCookie, writeTrip(trip), { ...cookieShape, maxAge: tripSeconds })
        .redirect(url);
    },
  );
  app.get(
    oidcReturnPath,
    documented("Where the provider of sign-ins sends the browser back to"),
    async (request, reply) => {
      void reply.clearCookie(tripCookie, cookieShape);
      try {
        return await reply.redirect(await comeBack(request, reply, context));
      } catch (error) {
        // A browser stands here, not a program: the page says what happened.
        const { detail, hint } = asProblem(error);
        const why = [detail, hint].filter(Boolean).join(" ");
        return reply.redirect(`${signInPath}?${new URLSearchParams({ why }).toString()}`);
      }
    },
  );
};

async function comeBack(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<string> {
  const { access } = context;
  const trip = readTrip(request.cookies[tripCookie]);
  if (!access.provider || !trip)
    throw new ProblemError("unauthenticated", "The sign-in took too long, or began elsewhere.", {
      hint: "Try again.",
    });
  await context.limits.link(request, reply);
  const address = new URL(request.url, context.publicAddress());
  const person = await access.provider.finish(address, trip);
  const user = await accountAtProvider(access, person, trip.link);
  setSessionCookie(reply, await access.sessions.begin(user), access.cookies);
  return ownPath(trip.to);
}
