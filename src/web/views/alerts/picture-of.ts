import { parseSearch } from "#web/state/search-codec.ts";

/** Where a link of the server leads, as the router wants it: the path, and the search apart from it. */
export function pictureOf(link: string) {
  const at = link.indexOf("?");
  return at < 0
    ? { to: link, search: {} }
    : { to: link.slice(0, at), search: parseSearch(link.slice(at)) };
}
