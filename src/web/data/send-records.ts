import type { z } from "zod";
import { uploadRecords } from "#client/upload-records.ts";
import type { anyRecord } from "#contract/records.ts";

type WrittenRecord = z.input<typeof anyRecord>;

/** Sends a few records through the door that everybody uses; throws where one is refused. */
export async function sendRecords(
  project: string,
  records: readonly WrittenRecord[],
): Promise<void> {
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const { rejected } = await uploadRecords(new Blob([lines]).stream(), { project });
  const [first] = rejected;
  if (first) throw new Error(first.message);
}
