import { savedSlices } from "#contract/compare.ts";
import { formatCount } from "#web/ui/format.ts";

/** "27 tasks", "1 task"; saved slices are slices. */
export function slicesWords(count: number, key: string | undefined): string {
  return `${formatCount(count)} ${sliceNoun(key, count !== 1)}`;
}

/** "tasks" for the key `task`; a key that is no word stays a name. */
export function sliceNoun(key: string | undefined, plural: boolean): string {
  if (key === undefined || key === savedSlices) return plural ? "slices" : "slice";
  if (!/^\p{L}+$/u.test(key)) return `${plural ? "slices" : "slice"} of ${key}`;
  if (!plural) return key;
  if (/(?:s|x|ch|sh)$/.test(key)) return `${key}es`;
  return /[^aeiou]y$/.test(key) ? `${key.slice(0, -1)}ies` : `${key}s`;
}
