import { expect, it } from "vitest";
import { feedSentence } from "./feed-sentence.ts";

it.each([
  [0, 0, 0, "No rule watches this project yet."],
  [0, 0, 1, "Nothing waits to be looked at; 1 rule watches this project."],
  [0, 2, 3, "Everything was looked at, but 2 alerts are not over."],
  [1, 0, 2, "1 alert waits to be looked at; all that was noticed is over."],
  [2, 1, 2, "2 alerts wait to be looked at; 1 alert is not over."],
])("%i unread, %i standing, %i rules", (unread, standing, rules, words) => {
  expect(feedSentence({ unread, standing }, rules)).toBe(words);
});
