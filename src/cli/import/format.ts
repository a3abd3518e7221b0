import { basename } from "node:path";

/** How the lines of a file are read. */
export type Format = "records" | "csv" | "tsv" | "npy" | "parquet";

export const formats: readonly Format[] = ["records", "csv", "tsv", "npy", "parquet"];

/** By the end of the name, with or without .gz; what is not a table holds records. */
export function formatOf(file: string): Format {
  const extension = /\.(\w+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  return formats.find((format) => format === extension) ?? "records";
}

/** The name of a dataset for a file: "runs/answers.csv.gz" is "answers". */
export function datasetOf(file: string): string {
  const name = basename(file).replace(/(\.\w+)?(\.gz)?$/i, "");
  return name === "" || name === "-" ? "imported" : name;
}
