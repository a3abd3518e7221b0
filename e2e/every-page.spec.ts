import { AxeBuilder } from "@axe-core/playwright";
import { call } from "#client/call.ts";
import { traceFailures } from "#contract/failures.ts";
import { answerRecords } from "./fixtures/answers.ts";
import { addAlerts } from "./fixtures/add-alerts.ts";
import { nightlyRecords } from "./fixtures/nightly.ts";
import { judgeRecords, peopleRecords } from "./fixtures/judge.ts";
import { changingRecords } from "./fixtures/changing.ts";
import { kindScores, sendKinds } from "./fixtures/send-kinds.ts";
import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { mapRecords } from "./fixtures/map-records.ts";
import { expect, test } from "./fixtures/touchstone.ts";

const project = "pages";
let traceId = "";
let otherTraceId = "";
let signature = "";
let kinds: Awaited<ReturnType<typeof sendKinds>> = { traceId: "", spanIds: {} };

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, [...answerRecords(), ...judgeRecords(), ...peopleRecords()]);
  for (const records of changingRecords()) await touchstone.send(project, records);
  await touchstone.send(`${project}-map`, mapRecords());
  await touchstone.send(`${project}-alerts`, nightlyRecords());
  await addAlerts(touchstone.url, `${project}-alerts`);
  traceId = await sendFailingTrace(touchstone.url, project);
  otherTraceId = await sendFailingTrace(touchstone.url, project, { recovers: true });
  await touchstone.send(project, tracedRuns(traceId, otherTraceId));
  const failures = await call(traceFailures, { p: project, traceId }, { base: touchstone.url });
  signature = failures.items[0]?.signature ?? "";
  kinds = await sendKinds(touchstone.url, project);
  await touchstone.send(project, kindScores(kinds.traceId, kinds.spanIds));
});

/** Two runs of one example, each with its trace. */
function tracedRuns(a: string, b: string): object[] {
  return [a, b].flatMap((id, at) => {
    const run = `traced-${at}`;
    const scores = { correct: at === 1 };
    return [
      { type: "run", id: run, status: "completed" },
      { type: "result", run, example: "shipping/01", output: "x", traceId: id, scores },
    ];
  });
}

const spanPage = (name: string, tab = ""): string =>
  `/p/${project}/traces/${kinds.traceId}?span=${kinds.spanIds[name]}&tab=${tab}`;

const pages: Readonly<Record<string, () => string>> = {
  overview: () => `/p/${project}`,
  onboarding: () => "/p/nothing-here",
  runs: () => `/p/${project}/runs`,
  compare: () => `/p/${project}/compare?runs=support-plain,support-careful&slices=topic`,
  "compare, nothing chosen": () => `/p/${project}/compare`,
  "compare, finder and all columns": () =>
    `/p/${project}/compare?runs=support-plain,support-careful&finder=true&where=topic:shipping&price=latencyMs&marked=shipping/01&columns=input,reference,m.topic,output,score,latency,cost,tokens`,
  "compare, nothing matches": () =>
    `/p/${project}/compare?runs=support-plain,support-careful&where=topic:nothing`,
  "compare, a filter that cannot be read": () =>
    `/p/${project}/compare?runs=support-plain,support-careful&where=(topic`,
  "compare, a row open": () =>
    `/p/${project}/compare?runs=support-plain,support-careful&row=shipping%2F01`,
  prompts: () => `/p/${project}/prompts`,
  prompt: () => `/p/${project}/prompts/support`,
  datasets: () => `/p/${project}/datasets`,
  dataset: () => `/p/${project}/datasets/questions`,
  labels: () => `/p/${project}/labels`,
  "labels, a queue": () =>
    `/p/${project}/labels?runs=support-plain,support-careful&metric=polite&named=true`,
  "labels, an empty queue": () =>
    `/p/${project}/labels?runs=support-plain,support-careful&metric=polite&which=uncertain`,
  agreement: () =>
    `/p/${project}/labels?tab=agreement&runs=support-plain,support-careful&metric=polite`,
  "dataset, a row open": () => `/p/${project}/datasets/questions?row=shipping%2F01`,
  "dataset, versions": () => `/p/${project}/datasets/parcels?tab=versions&row=p2`,
  "dataset, fields": () => `/p/${project}/datasets/parcels?tab=fields`,
  "dataset, health": () => `/p/${project}/datasets/parcels?tab=health`,
  "dataset, none of that name": () => `/p/${project}/datasets/nothing?tab=health`,
  "prompt with messages": () => `/p/${project}/prompts/parcel-agent`,
  health: () => `/p/${project}/health?dataset=parcels`,
  "health, a pair open": () => `/p/${project}/health?dataset=parcels&row=p1&beside=p5`,
  "health, nothing": () => "/p/nothing-here/health",
  traces: () => `/p/${project}/traces`,
  "traces, none": () => `/p/${project}/traces?where=name:nothing`,
  trace: () => `/p/${project}/traces/${traceId}`,
  "trace, steps and levels": () => `/p/${project}/traces/${traceId}?steps=path&level=1`,
  "trace, missing": () => `/p/${project}/traces/${"0".repeat(31)}1`,
  failures: () => `/p/${project}/failures`,
  "failures, one open": () => `/p/${project}/failures?row=${signature}`,
  "failures, none": () => `/p/${project}/failures?where=name:nothing`,
  sessions: () => `/p/${project}/sessions`,
  users: () => `/p/${project}/sessions?by=user`,
  session: () => `/p/${project}/sessions/visit-9`,
  "session, missing": () => `/p/${project}/sessions/nobody`,
  "two traces": () => `/p/${project}/traces/diff?a=${traceId}&b=${otherTraceId}&all=true`,
  "two traces, one named": () => `/p/${project}/traces/diff?a=${traceId}`,
  "where traces part": () => `/p/${project}/traces/diff/runs?a=traced-1&b=traced-0&metric=correct`,
  "where traces part, no traces": () =>
    `/p/${project}/traces/diff/runs?a=support-plain&b=support-careful`,
  "span, an agent": () => spanPage("help"),
  "span, a model call": () => spanPage("chat"),
  "span, documents": () => spanPage("rerank"),
  "span, an exception": () => spanPage("look_up"),
  "span, a guardrail": () => spanPage("check question"),
  "span, an embedding": () => spanPage("embed"),
  "span, an evaluation": () => spanPage("judge"),
  "span, scores": () => spanPage("search", "scores"),
  "span, attributes": () => spanPage("chat", "attributes"),
  retrieval: () => `/p/${project}/retrieval`,
  "retrieval, a row open": () => `/p/${project}/retrieval?row=${kinds.spanIds["search"]}`,
  "retrieval, documents": () => `/p/${project}/retrieval?tab=documents&stage=reranker`,
  "retrieval, two runs": () =>
    `/p/${project}/retrieval?tab=runs&baseline=support-plain&run=support-careful`,
  "retrieval, none": () => "/p/nothing-here/retrieval",
  timeline: () => `/p/${project}/timeline`,
  "timeline, one metric": () => `/p/${project}/timeline?metric=correct&runs=support-plain`,
  "timeline of traces": () => `/p/${project}/timeline?source=traces&metric=latencyMs`,
  "timeline, none": () => `/p/${project}/timeline?experiment=nothing`,
  alerts: () => `/p/${project}-alerts/alerts`,
  "alerts, none": () => "/p/nothing-here/alerts",
  "alerts, rules": () => `/p/${project}-alerts/alerts?tab=rules`,
  "alerts, a new rule": () =>
    `/p/${project}-alerts/alerts?tab=rules&adding=true&metric=correct&experiment=nightly`,
  "alerts, webhooks": () => `/p/${project}-alerts/alerts?tab=webhooks`,
  "map, none": () => `/p/${project}/map`,
  map: () => `/p/${project}-map/map?by=wins&runs=map-plain,map-careful`,
  "map, a selection": () => `/p/${project}-map/map?by=wins&runs=map-plain,map-careful&find=parcel`,
  settings: () => `/p/${project}/settings`,
  "not found": () => "/p/x/nowhere",
};

for (const [name, path] of Object.entries(pages))
  for (const width of [1440, 390])
    for (const colorScheme of ["light", "dark"] as const)
      test(`${name} at ${width} px, ${colorScheme}: no overflow, no violation`, async ({
        page,
        touchstone,
      }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        await page.goto(touchstone.url + path());
        await expect(page.getByRole("heading").first()).toBeVisible();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
          [],
        );
      });
