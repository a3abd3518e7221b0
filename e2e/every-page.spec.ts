import { AxeBuilder } from "@axe-core/playwright";
import { answerRecords } from "./fixtures/answers.ts";
import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { expect, test } from "./fixtures/touchstone.ts";

const project = "pages";
let traceId = "";
let otherTraceId = "";

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, answerRecords());
  traceId = await sendFailingTrace(touchstone.url, project);
  otherTraceId = await sendFailingTrace(touchstone.url, project, { recovers: true });
});

const pages: Readonly<Record<string, () => string>> = {
  overview: () => `/p/${project}`,
  onboarding: () => "/p/nothing-here",
  runs: () => `/p/${project}/runs`,
  compare: () => `/p/${project}/compare?runs=support-plain,support-careful&slices=topic`,
  "compare, a row open": () =>
    `/p/${project}/compare?runs=support-plain,support-careful&row=shipping%2F01`,
  prompts: () => `/p/${project}/prompts`,
  prompt: () => `/p/${project}/prompts/support`,
  datasets: () => `/p/${project}/datasets`,
  dataset: () => `/p/${project}/datasets/questions`,
  traces: () => `/p/${project}/traces`,
  "traces, none": () => `/p/${project}/traces?where=name:nothing`,
  trace: () => `/p/${project}/traces/${traceId}`,
  "trace, missing": () => `/p/${project}/traces/${"0".repeat(31)}1`,
  "two traces": () => `/p/${project}/traces/diff?a=${traceId}&b=${otherTraceId}&all=true`,
  "two traces, one named": () => `/p/${project}/traces/diff?a=${traceId}`,
  timeline: () => `/p/${project}/timeline`,
  "timeline, one metric": () => `/p/${project}/timeline?metric=correct&runs=support-plain`,
  "timeline of traces": () => `/p/${project}/timeline?source=traces&metric=latencyMs`,
  "timeline, none": () => `/p/${project}/timeline?experiment=nothing`,
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
