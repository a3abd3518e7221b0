import { expect, it } from "vitest";
import { answerKey, plainAddress } from "./view-address.ts";

it("knows an address again, whatever the order of its parameters", () => {
  expect(plainAddress("/a?x=1&b=2")).toBe(plainAddress("/a?b=2&x=1"));
  expect(plainAddress("/a?")).toBe("/a");
  expect(answerKey("/a?x=1", "*/*")).toBe(answerKey("/a?x=1", undefined));
});

it("keeps apart what differs in anything else", () => {
  const keys = ["/a?x=1", "/a?x=2", "/a?x=1&y=", "/a/?x=1", "/A?x=1", "/a?x=%31", "/a/../a?x=1"];
  const forms = [undefined, "text/csv", "application/json, text/csv"];
  const all = keys.flatMap((key) => forms.map((form) => answerKey(key, form)));
  expect(new Set(all).size).toBe(all.length);
});
