import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  acknowledgeAlerts,
  type AlertRule,
  changeAlertRule,
  countAlerts,
  createAlertRule,
  listAlertRules,
  listAlerts,
  removeAlertRule,
} from "#contract/alerts.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Call } from "../route.ts";
import { route } from "../route.ts";
import * as stored from "../store/alerts/alerts.ts";
import { readRules, removeRule, type StoredRule } from "../store/alerts/rules.ts";
import { pageLimit } from "./page.ts";

const cursorText = z.tuple([z.string(), z.string()]);
const mostAcknowledged = 500;

export const alertRoutes = [
  route(listAlerts, async ({ p, cursor, limit, unread, rule }, { store, signal }) => {
    const size = pageLimit(limit);
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const query = { project: p, unread, rule, after, limit: size + 1 };
    const listed = await stored.listAlerts(store.db, query, { signal });
    const items = listed.slice(0, size).map(({ told: _told, ...one }) => one);
    const last = items.at(-1);
    return {
      items,
      nextCursor: listed.length > size && last ? writeCursor(last.at, last.id) : null,
    };
  }),
  // Asked for on every page: to cancel it costs more than to let it end.
  route(countAlerts, ({ p }, { store }) => stored.countAlerts(store.db, p)),
  route(acknowledgeAlerts, async ({ p }, { store, alerting, live, principal, body }) => {
    const { ids } = body;
    // Somebody signed in is who they are, whatever name is sent.
    const by = principal.kind === "user" ? principal.name : body.by;
    return alerting.alerts.between(async () => {
      const query = { project: p, unread: true, ids, limit: mostAcknowledged };
      const unread = await stored.listAlerts(store.db, query);
      const acknowledged = { at: new Date().toISOString(), by };
      await stored.saveAlerts(
        store.db,
        p,
        unread.map((one) => ({ ...one, acknowledged })),
      );
      if (unread.length > 0) live.publish(p, { type: "alerts" });
      return { acknowledged: unread.length };
    });
  }),
  route(listAlertRules, async ({ p }, { store, alerting, signal }) => {
    const rules = await readRules(store.db, p, { signal });
    const standing = await stored.standingByRule(store.db, p, { signal });
    return { items: rules.map((rule) => shown(rule, alerting, standing.get(rule.id) ?? 0)) };
  }),
  route(createAlertRule, async ({ p }, { alerting, store, body }) => {
    const rule = {
      ...body,
      project: p,
      id: randomUUID(),
      createdAt: new Date().toISOString(),
      primed: false,
    };
    await alerting.alerts.save(rule);
    const standing = await stored.standingByRule(store.db, p);
    return shown(rule, alerting, standing.get(rule.id) ?? 0);
  }),
  route(changeAlertRule, async ({ p, id }, { alerting, store, body }) => {
    const before = await ruleOf(store, p, id);
    // What another series or condition finds of the past is no news either.
    const primed = before.primed && isSameWatch(before, body);
    const rule = { ...before, ...body, primed };
    await alerting.alerts.save(rule);
    const standing = await stored.standingByRule(store.db, p);
    return shown(rule, alerting, standing.get(id) ?? 0);
  }),
  route(removeAlertRule, async ({ p, id }, { alerting, store, live }) => {
    await ruleOf(store, p, id);
    await alerting.alerts.between(async () => {
      await removeRule(store.db, p, id);
      const known = await stored.alertsOfRule(store.db, p, id);
      const recovered = { at: new Date().toISOString(), sentence: "Its rule was removed." };
      const standing = known.filter((one) => one.recovered === null);
      await stored.saveAlerts(
        store.db,
        p,
        standing.map((one) => ({ ...one, recovered })),
      );
      live.publish(p, { type: "alerts" });
    });
    return { removed: true };
  }),
];

async function ruleOf({ db }: Call["store"], project: string, id: string): Promise<StoredRule> {
  const rule = (await readRules(db, project)).find((one) => one.id === id);
  if (rule) return rule;
  throw new ProblemError("not_found", `There is no alert rule "${id}" in ${project}.`);
}

function isSameWatch(a: Pick<StoredRule, "series" | "condition">, b: typeof a): boolean {
  return JSON.stringify([a.series, a.condition]) === JSON.stringify([b.series, b.condition]);
}

function shown(rule: StoredRule, { alerts }: Call["alerting"], standing: number): AlertRule {
  const { project: _project, primed: _primed, ...fields } = rule;
  const { checkedAt = null, problem = null } = alerts.stateOf(rule.id) ?? {};
  return { ...fields, checkedAt, problem, standing };
}

function writeCursor(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

function readCursor(text: string): readonly [string, string] {
  try {
    return cursorText.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  }
}
