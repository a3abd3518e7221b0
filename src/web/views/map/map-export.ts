import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { fromUnit } from "./map-selection.ts";

/** Points as CSV: what they stand for, where they are, and what their colour means. */
export function pointsCsv(
  points: PointColumns,
  places: Iterable<number>,
  nameOf: (point: number) => string,
): string {
  const lines = ["subject,x,y,cluster,colour"];
  for (const place of places) {
    const [x, y] = fromUnit(points.facts.bounds, [
      points.positions[place * 2]! / 65_535,
      points.positions[place * 2 + 1]! / 65_535,
    ]);
    const cluster = points.facts.clusters[points.clusters[place]! - 1]?.label ?? "";
    const [subject, label, colour] = [
      JSON.stringify(subjectAt(points, place)),
      cluster,
      nameOf(place),
    ].map(cellOf);
    lines.push([subject, x.toFixed(4), y.toFixed(4), label, colour].join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
