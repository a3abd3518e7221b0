import { previewPath } from "#web/state/preview-channel.ts";

/** How this page was opened, where it is not the dashboard itself. */
export type WayIn =
  | { readonly kind: "file"; readonly content: string }
  | { readonly kind: "snapshot"; readonly id: string }
  | { readonly kind: "share"; readonly token: string }
  /** The name of the channel over which the copy comes. */
  | { readonly kind: "preview"; readonly name: string };

/** Element of the offline file that holds the copy. */
const copyElement = "touchstone-snapshot";

/** Undefined for the dashboard. */
export function wayIn(page: Document): WayIn | undefined {
  const copy = page.getElementById(copyElement);
  if (copy?.textContent) return { kind: "file", content: copy.textContent };
  const { pathname, hash } = page.location;
  if (pathname === previewPath) return { kind: "preview", name: hash.slice(1) };
  return wayOf(pathname);
}

export function wayOf(pathname: string): WayIn | undefined {
  const [, kind, name] = /^\/(snapshots|s)\/([\w.-]+)\/?$/.exec(pathname) ?? [];
  if (name === undefined) return undefined;
  return kind === "s" ? { kind: "share", token: name } : { kind: "snapshot", id: name };
}
