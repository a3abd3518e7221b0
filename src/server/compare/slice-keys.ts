import { readMetadataKeys } from "../store/comparison/metadata-values.ts";
import type { Comparing, Frame } from "./frame.ts";

export interface MetadataKey {
  readonly key: string;
  readonly values: number;
}

const mostSliceValues = 200;
const mostKeys = 50;

/** Metadata keys of the examples, the ones with the fewest values first. */
export function metadataKeysOf({ db, cache }: Comparing, frame: Frame): Promise<MetadataKey[]> {
  return cache.get(JSON.stringify([frame.key, "keys"]), async () => {
    const value = await readMetadataKeys(db, frame.scope);
    return { value, bytes: value.length * 100 };
  });
}

/** Those with two to 200 values, which make useful slices. */
export async function sliceKeysOf(comparing: Comparing, frame: Frame): Promise<MetadataKey[]> {
  const keys = await metadataKeysOf(comparing, frame);
  return keys.filter(({ values }) => values >= 2 && values <= mostSliceValues).slice(0, mostKeys);
}
