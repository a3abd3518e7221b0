import { expect, it } from "vitest";
import { pixelOf } from "./waterfall-theme.ts";

it("reads long and short colours as the bytes of an image", () => {
  expect(pixelOf("#102030")).toBe(0xff302010);
  expect(pixelOf("#fff")).toBe(0xffffffff);
  expect(pixelOf("#0a1")).toBe(pixelOf("#00aa11"));
  expect(pixelOf("rebeccapurple")).toBe(pixelOf("#808080"));
});
