import { uploadRecords } from "#client/upload-records.ts";

/** Sends records as any sender would. Throws where one of them was not accepted. */
export async function sendRecords(project: string, records: readonly object[]): Promise<void> {
  const bytes = new TextEncoder().encode(records.map((one) => JSON.stringify(one)).join("\n"));
  const { rejected, rejectedCount } = await uploadRecords(oneChunk(bytes), { project });
  if (rejectedCount > 0)
    throw new Error(rejected[0]?.message ?? `${rejectedCount} records were not accepted`);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
