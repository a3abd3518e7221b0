import { z } from "zod";
import { colourings, pictureMethods } from "../embeddings.ts";
import { count, csv, flag, isoTime } from "../wire.ts";
import { defineLink, field } from "./link.ts";

const number = /^-?\d{1,9}(\.\d{1,9})?$/;

function numbers(text: string, separator: string): number[] {
  return text.split(separator).map((each) => (number.test(each) ? Number(each) : Number.NaN));
}

function written(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** Corners in the coordinates of the picture: `1.2~-3_4~5_…`. */
const outline = z.codec(z.string().max(4000), z.array(z.tuple([z.number(), z.number()])).min(3), {
  decode: (text) =>
    text.split("_").map((corner): [number, number] => {
      const [x = Number.NaN, y = Number.NaN] = numbers(corner, "~");
      return [x, y];
    }),
  encode: (corners) =>
    corners.map((corner) => corner.map((each) => written(each, 3)).join("~")).join("_"),
});

/** The middle of what is in sight, 0 to 1, and how much larger than the whole. */
const view = z.codec(
  z.string().max(100),
  z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() }),
  {
    decode: (text) => {
      const [x = Number.NaN, y = Number.NaN, zoom = Number.NaN] = numbers(text, "~");
      return { x, y, zoom };
    },
    encode: ({ x, y, zoom }) => `${written(x, 5)}~${written(y, 5)}~${written(zoom, 4)}`,
  },
);

const codes = z.codec(csv, z.array(z.int().min(0).max(31)), {
  decode: (texts) => texts.map(Number),
  encode: (values) => values.map(String),
});

export const mapPanels = ["points", "neighbours", "coverage", "drift"] as const;
export type MapPanel = (typeof mapPanels)[number];

export const mapLink = defineLink(
  z.object({
    set: field(z.string().min(1).max(500)),
    model: field(z.string().max(500)),
    method: field(z.enum(pictureMethods)),
    by: field(z.enum(colourings)),
    /** The runs that colours and verdict are about, the baseline first. */
    runs: field(csv),
    metric: field(z.string().max(500)),
    key: field(z.string().max(500)),
    /** The saved slice that colours are about; all of them where not given. */
    slice: field(z.string().max(500)),
    lasso: field(outline),
    find: field(z.string().max(400)),
    /** Entries of the legend that are hidden. */
    hide: field(codes),
    view: field(view),
    /** Place of the point that the keyboard stands on. */
    at: field(count),
    /** What stands beside the picture. */
    panel: field(z.enum(mapPanels)),
    /** A part of what coverage or drift found, selected: `hole2`, `unused`, `pair0`, `grown0`. */
    part: field(z.string().regex(/^(unused|(hole|pair|grown)\d{1,3})$/)),
    contours: field(flag),
    /** The dataset that is held against production, and the metadata key by which it is weighed. */
    dataset: field(z.string().max(500)),
    weigh: field(z.string().max(500)),
    /** The two stretches of time whose questions are held against each other. */
    beforeFrom: field(isoTime),
    beforeTo: field(isoTime),
    from: field(isoTime),
    to: field(isoTime),
    /** A typed text whose neighbours are shown, and the set that they are looked for in. */
    near: field(z.string().max(4000)),
    among: field(z.string().max(500)),
  }),
);
export type MapState = ReturnType<typeof mapLink.read>;
