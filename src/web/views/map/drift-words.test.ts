import { expect, it } from "vitest";
import type { Drift, DriftCluster } from "#contract/embeddings/drift.ts";
import { changeText, shareSentence, windowsSentence } from "./drift-words.ts";

const cluster = (label: string, is: DriftCluster["is"], more: Partial<DriftCluster> = {}) => ({
  cluster: 1,
  label,
  points: [10, 38] as [number, number],
  change: { value: 0.28, low: 0.162, high: -0.004 },
  p: 0.01,
  adjusted: 0.02,
  is,
  places: [],
  texts: [],
  ...more,
});
const window = { from: "2026-01-01T00:00:00Z", to: "2026-01-08T00:00:00Z", points: 100 };
const drift: Drift = {
  stamp: "",
  method: "umap",
  production: 200,
  untimed: 0,
  known: { first: window.from, last: window.to },
  windows: [window, window],
  fewest: 10,
  drift: { h: 0.1, p: 0.005, sampled: [100, 100], draws: 199 },
  clusters: [],
};
const calm = { ...drift.drift!, p: 0.4 };

it("names what grew and what shrank", () => {
  const clusters = [cluster("invoices", "grew"), cluster("parcels", "shrank")];
  expect(windowsSentence({ ...drift, clusters })).toBe(
    "What is asked has changed: “invoices” grew, “parcels” shrank.",
  );
  const many = ["a", "b", "c", "d"].map((label) => cluster(label, "grew"));
  expect(windowsSentence({ ...drift, clusters: many })).toMatch(/“a” and “b” and 2 more grew\.$/);
  expect(windowsSentence({ ...drift, drift: calm, clusters })).toMatch(/^No difference as a whole/);
});

it("claims nothing that was not found", () => {
  expect(windowsSentence(drift)).toMatch(/no cluster clearly/);
  expect(windowsSentence({ ...drift, drift: calm })).toBe(
    "No difference between the two was found.",
  );
  expect(windowsSentence({ ...drift, windows: null })).toBeNull();
  const few = { ...window, points: 9 };
  expect(windowsSentence({ ...drift, windows: [few, window] })).toBe(
    "Only 9 points before: too few to tell.",
  );
  expect(windowsSentence({ ...drift, windows: [few, { ...few, points: 1 }] })).toBe(
    "Only 9 and 1 point: too few to tell.",
  );
});

it("writes a change with its shares and its interval", () => {
  expect(changeText(cluster("a", "grew"))).toBe("▲ grew 28.0 points");
  expect(changeText(cluster("a", "unclear"))).toBe("+28.0 points, not clear");
  expect(shareSentence(cluster("a", "grew"), 100, 100)).toBe(
    "10.0 % to 38.0 % (10 to 38 points), likely +16.2 to −0.4, p 0.02",
  );
  const empty = cluster("a", "unclear", { change: null, adjusted: null, points: [0, 1] });
  expect(changeText(empty)).toBe("no share");
  expect(shareSentence(empty, 0, 4)).toBe("– to 25.0 % (0 to 1 point)");
});
