import { escapeHtml } from "../../sharing/escape-html.ts";
import type { Preview } from "../preview.ts";
import { drawBars } from "./bar-picture.ts";
import { drawIntervals } from "./interval-picture.ts";
import { drawLine } from "./line-picture.ts";
import { type Box, paint, type Picture } from "./picture.ts";

/** What Open Graph readers expect of a large image. */
export const cardSize = { width: 1200, height: 630 } as const;

const edge = 56;
const lineHeight = 34;
const charactersInLine = 78;

/** A preview as an SVG: title, sentence, chart. Every text in it is text. */
export function cardSvg({ title, description, picture }: Preview): string {
  const words = wrapped(description, charactersInLine, picture ? 3 : 8);
  const top = 150 + words.length * lineHeight + 24;
  const box = {
    x: edge,
    y: top,
    width: cardSize.width - edge * 2,
    height: cardSize.height - top - edge,
  };
  const { width, height } = cardSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans">`,
    `<rect width="${width}" height="${height}" fill="${paint.surface}"/>`,
    `<rect width="10" height="${height}" fill="${paint.accent}"/>`,
    `<text x="${edge}" y="58" font-size="20" fill="${paint.muted}">Touchstone</text>`,
    `<text x="${edge}" y="106" font-size="36" font-weight="bold" fill="${paint.ink}">${escapeHtml(short(title, 46))}</text>`,
    ...words.map(
      (text, at) =>
        `<text x="${edge}" y="${154 + at * lineHeight}" font-size="24" fill="${paint.ink}">${escapeHtml(text)}</text>`,
    ),
    picture ? drawn(picture, box) : "",
    "</svg>",
  ].join("");
}

function drawn(picture: Picture, box: Box): string {
  switch (picture.kind) {
    case "intervals":
      return drawIntervals(picture, box);
    case "line":
      return drawLine(picture, box);
    case "bars":
      return drawBars(picture, box);
  }
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Lines of about so many characters, cut between words; the last says that more follows. */
export function wrapped(text: string, most: number, lines: number): string[] {
  const found: string[] = [""];
  for (const word of text.split(" ")) {
    const last = found.at(-1)!;
    if (last !== "" && last.length + word.length + 1 > most) found.push(short(word, most));
    else found[found.length - 1] = short(last === "" ? word : `${last} ${word}`, most);
  }
  if (found.length <= lines) return found;
  return [...found.slice(0, lines - 1), `${found[lines - 1]!.slice(0, most - 1)}…`];
}
