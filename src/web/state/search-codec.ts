import type { Search } from "#contract/links/link.ts";

/** Plain text both ways: the router's own codec would turn `?row=1e5` into a number. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = search[key];
    if (before === undefined) search[key] = value;
    else search[key] = typeof before === "string" ? [before, value] : [...before, value];
  }
  return search;
}

export function stringifySearch(search: Search): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined) continue;
    for (const one of typeof value === "string" ? [value] : value) parameters.append(key, one);
  }
  // Commas, slashes and colons are legal in a query and easier to read as they are.
  const text = parameters
    .toString()
    .replaceAll("%2C", ",")
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":");
  return text ? `?${text}` : "";
}
