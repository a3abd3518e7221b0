/** What an address of an image or a sound is. */
export type MediaSource =
  | { readonly kind: "image" | "audio"; readonly address: string }
  /** Inside the span, and nothing that can be shown. */
  | { readonly kind: "other" }
  | { readonly kind: "none" }
  /** `host` only for addresses of the web: others are not to be opened. */
  | { readonly kind: "remote"; readonly address: string; readonly host: string | undefined };

/** Sorts out an address; only what came inside the span may be shown without being asked. */
export function mediaOf(url: string | null): MediaSource {
  if (!url) return { kind: "none" };
  if (/^data:image\/[\w.+-]+[;,]/i.test(url)) return { kind: "image", address: url };
  if (/^data:audio\/[\w.+-]+[;,]/i.test(url)) return { kind: "audio", address: url };
  if (/^data:/i.test(url)) return { kind: "other" };
  return { kind: "remote", address: url, host: webHost(url) };
}

function webHost(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? host : undefined;
}
