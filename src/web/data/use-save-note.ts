import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { uploadRecords } from "#client/upload-records.ts";
import type { noteRecord } from "#contract/records.ts";
import { refreshProject } from "./live.ts";

type NewNote = Omit<z.input<typeof noteRecord>, "type" | "at">;

/** Saves a note by sending its record, as any sender would. */
export function useSaveNote(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (note: NewNote) => {
      const record = { type: "note", ...note, at: new Date().toISOString() };
      const line = new TextEncoder().encode(JSON.stringify(record));
      const { accepted, rejected } = await uploadRecords(one(line), { project });
      if (accepted === 0) throw new Error(rejected[0]?.message ?? "The note was not accepted");
    },
    onSuccess: () => refreshProject(client, project),
  });
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
