import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { DirectoryInUse } from "#server/store/engine/engine.ts";
import { openStore, type Store } from "#server/store/open-store.ts";

/** Opens the data folder of a server that is stopped, for as long as the work takes. */
export async function withStore<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  const directory = resolve(data);
  mkdirSync(directory, { recursive: true });
  const store = await openStore({ directory }).catch((error: unknown) => {
    if (error instanceof DirectoryInUse)
      throw new Error(`a Touchstone server uses ${data}. Name it with --url instead of --data.`, {
        cause: error,
      });
    throw error;
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
