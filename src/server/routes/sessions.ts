import { listSessions, listUsers } from "#contract/sessions.ts";
import { route } from "../route.ts";
import { sessionsOf, usersOf } from "../store/traces/sessions.ts";
import { pageLimit, readOffset } from "./page.ts";

export const sessionRoutes = [
  route(listSessions, ({ p, cursor, limit, sort = "latest", ...scope }, { store, signal }) =>
    sessionsOf(
      store.db,
      { project: p, ...scope, sort, limit: pageLimit(limit), offset: readOffset(cursor) },
      { signal },
    ),
  ),
  route(listUsers, ({ p, cursor, limit, sort = "latest", ...scope }, { store, signal }) =>
    usersOf(
      store.db,
      { project: p, ...scope, sort, limit: pageLimit(limit), offset: readOffset(cursor) },
      { signal },
    ),
  ),
];
