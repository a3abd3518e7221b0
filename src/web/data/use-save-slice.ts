import { useMutation, useQueryClient } from "@tanstack/react-query";
import { uploadRecords } from "#client/upload-records.ts";
import { refreshProject } from "./live.ts";

interface NewSlice {
  readonly name: string;
  readonly where: string;
  readonly note?: string;
}

/** Saves a slice by sending its record, as any sender would. */
export function useSaveSlice(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (slice: NewSlice) => {
      const line = new TextEncoder().encode(JSON.stringify({ type: "slice", ...slice }));
      const { accepted, rejected } = await uploadRecords(one(line), { project });
      if (accepted === 0) throw new Error(rejected[0]?.message ?? "The slice was not accepted");
    },
    onSuccess: () => refreshProject(client, project),
  });
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
