import { expect, it } from "vitest";
import { historyOf, type StoredVersion, timeOf } from "./history-of.ts";

const second = 1024 * 1000;
const version = (at: number, fields: object, more: Partial<StoredVersion> = {}): StoredVersion => ({
  name: "run",
  subject: "",
  isScore: false,
  ver: at * second,
  who: null,
  fields: { ...fields },
  ...more,
});

it("tells what changed between versions, the latest first", () => {
  const versions = [
    version(3, { status: "completed", settings: { t: 1 } }, { who: "Ann" }),
    version(1, { status: "running", settings: { t: 0 }, note: "x".repeat(400) }),
    version(2, { status: "running", settings: { t: 0 }, note: "x".repeat(400) }),
  ];
  const [changed, sent, ...none] = historyOf(versions);
  expect(none).toEqual([]);
  expect(sent).toMatchObject({ at: timeOf(second), event: "sent", changes: [], who: null });
  expect(changed).toMatchObject({ event: "changed", who: "Ann" });
  expect(changed?.changes).toEqual([
    { field: "status", before: "running", after: "completed" },
    { field: "settings.t", before: "0", after: "1" },
    { field: "note", before: `${"x".repeat(300)}…`, after: null },
  ]);
});

it("shows long texts from where they part", () => {
  const words = "word ".repeat(100);
  const [{ changes } = { changes: [] }] = historyOf([
    version(1, { template: `${words}old` }),
    version(2, { template: `${words}new` }),
  ]);
  expect(changes).toEqual([
    {
      field: "template",
      before: `…${"word ".repeat(8)}old`,
      after: `…${"word ".repeat(8)}new`,
    },
  ]);
});

it("tells each score by itself, and once where two places keep it", () => {
  const score = { name: "s", subject: "polite by Ann", isScore: true };
  const items = historyOf([
    version(1, { value: true }, score),
    version(1, { value: true }, { ...score, who: "Ann" }),
    version(2, { value: false }, { ...score, who: "Ann" }),
    version(2, { value: 1 }, { ...score, name: "other" }),
  ]);
  expect(items.map(({ who, changes }) => [who, changes[0]?.before, changes[0]?.after])).toEqual([
    [null, null, "1"],
    ["Ann", "true", "false"],
    ["Ann", null, "true"],
  ]);
});
