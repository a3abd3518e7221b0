import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refreshProject } from "./live.ts";
import { sendRecords } from "./send-records.ts";

interface NewSlice {
  readonly name: string;
  readonly where: string;
  readonly note?: string;
}

/** Saves a slice by sending its record, as any sender would. */
export function useSaveSlice(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (slice: NewSlice) => sendRecords(project, [{ type: "slice", ...slice }]),
    onSuccess: () => refreshProject(client, project),
  });
}
