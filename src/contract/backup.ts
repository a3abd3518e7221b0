import { z } from "zod";

/** `GET`: everything that is stored, one gzipped file. */
export const backupPath = "/api/v1/backup";
/** `POST` of such a file to a server without data. */
export const restorePath = "/api/v1/restore";

export const restoreAnswer = z.object({
  /** When the backup was made. */
  createdAt: z.string(),
  tables: z.array(z.object({ name: z.string(), bytes: z.number() })),
});
export type RestoreAnswer = z.output<typeof restoreAnswer>;
