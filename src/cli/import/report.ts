import type { UploadProgress } from "#client/upload-records.ts";

const mostShown = 20;

/** Collects what could not be read on this side, and prints it with what the server answered. */
export function createReport(stdout: NodeJS.WritableStream = process.stdout) {
  const badCells: string[] = [];
  let badCellCount = 0;
  return {
    badCell(row: number, message: string): void {
      badCellCount++;
      if (badCells.length < mostShown) badCells.push(`  row ${row}: bad_cell: ${message}`);
    },
    /** Answers the exit code. `rowOf` turns the line of a record into the row of a table. */
    print(end: UploadProgress, rowOf?: (line: number) => number | undefined): number {
      const rejected = end.rejected.map(({ line, code, message }) => {
        const row = rowOf?.(line);
        return `  ${row === undefined ? `line ${line}` : `row ${row}`}: ${code}: ${message}`;
      });
      const count = end.rejectedCount + badCellCount;
      const shown = [...badCells, ...rejected].slice(0, mostShown);
      stdout.write(`${text(end.accepted)} accepted, ${text(count)} rejected\n`);
      for (const line of shown) stdout.write(`${line}\n`);
      if (count > shown.length) stdout.write(`  … and ${text(count - shown.length)} more\n`);
      return count === 0 ? 0 : 1;
    },
  };
}

function text(count: number): string {
  return count.toLocaleString("en");
}
