import { expect, it } from "vitest";
import { piecesOf } from "./pieces.ts";

it("cuts a long text between characters and keeps all of it", () => {
  for (const text of ["", "a", "😀".repeat(1_200_001), `x${"😀".repeat(1_000_000)}`]) {
    const pieces = piecesOf(text);
    expect(pieces.join("")).toBe(text);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  }
  expect(piecesOf("")).toEqual([""]);
});
