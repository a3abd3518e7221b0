import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import { makeShortLink } from "#contract/snapshots.ts";
import { whoOf } from "../access/principal.ts";
import { route, type Route } from "../route.ts";
import { shortCode } from "../sharing/short-code.ts";
import { mustBePage } from "../sharing/snapshots.ts";
import { shortLinks } from "../store/sharing/short-links.ts";

const input = z.object({ code: z.string().regex(/^\w{1,40}$/, "a code of letters and digits") });

/** `/l/CODE` leads to the page; whether its data may be read is asked there. */
const follow: Route = (app, { store }) => {
  app.get("/l/:code", { schema: { hide: true } }, async (request, reply) => {
    const { code } = input.parse(request.params);
    const [found] = await shortLinks(store.db, [code]);
    if (!found)
      throw new ProblemError("not_found", "There is no such short link.", {
        hint: "It may be cut short. Upper and lower case count.",
      });
    return reply.header("cache-control", "no-store").redirect(found.page, 302);
  });
};

export const shortLinkRoutes: readonly Route[] = [
  route(makeShortLink, async ({ p }, { store, principal, body: { page } }) => {
    mustBePage(page, p);
    const code = await shortCode(store.db, { project: p, page }, whoOf(principal));
    return { code, path: `/l/${code}` };
  }),
  follow,
];
