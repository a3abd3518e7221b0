import { expect, it } from "vitest";
import { pagesAround } from "./page-numbers.ts";

it("asks for the first page alone while nobody knows how many there are", () => {
  expect(pagesAround(0, 40, undefined)).toEqual([0]);
  expect(pagesAround(5000, 5040, undefined)).toEqual([0]);
});

it("asks for what is in sight and a page on either side", () => {
  expect(pagesAround(0, 40, 100_000)).toEqual([0, 1]);
  expect(pagesAround(49_990, 50_030, 100_000)).toEqual([498, 499, 500, 501]);
  expect(pagesAround(99_960, 100_000, 100_000)).toEqual([998, 999]);
  expect(pagesAround(0, 0, 0)).toEqual([0]);
});

it("stays inside when the list has become shorter", () => {
  expect(pagesAround(5000, 5040, 250)).toEqual([2]);
});
