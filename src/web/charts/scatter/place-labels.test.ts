import { expect, it } from "vitest";
import { placeLabels } from "./place-labels.ts";

const box = { width: 400, height: 300 };

it("leaves out labels that would lie on an earlier one, and those out of sight", () => {
  const placed = placeLabels(
    [
      { text: "parcels, late", at: [100, 100] },
      { text: "refunds", at: [110, 108] },
      { text: "returns", at: [110, 130] },
      { text: "elsewhere", at: [900, 100] },
      { text: "below", at: [100, 320] },
    ],
    box,
  );
  expect(placed.map(({ text }) => text)).toEqual(["parcels, late", "returns"]);
});

it("moves labels inside", () => {
  const [label] = placeLabels([{ text: "0123456789", at: [395, 50] }], box);
  expect(label!.at).toEqual([365, 50]);
});
