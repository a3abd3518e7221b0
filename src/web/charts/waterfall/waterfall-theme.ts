/** Colours of the page as the canvas needs them. */
export interface WaterfallTheme {
  readonly surface: string;
  readonly hover: string;
  readonly selected: string;
  readonly hairline: string;
  readonly strong: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly error: string;
  readonly errorTint: string;
  readonly warning: string;
  readonly warningTint: string;
  readonly font: string;
  readonly kind: (kind: string) => string;
}

/** Reads the theme's variables where the canvas stands. */
export function readTheme(element: Element): WaterfallTheme {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const kinds = new Map<string, string>();
  return {
    surface: read("--surface"),
    hover: read("--hover"),
    selected: read("--selected"),
    hairline: read("--hairline"),
    strong: read("--hairline-strong"),
    ink: read("--ink"),
    muted: read("--muted"),
    accent: read("--accent"),
    error: read("--error"),
    errorTint: read("--error-tint"),
    warning: read("--warning"),
    warningTint: read("--warning-tint"),
    font: style.fontFamily,
    kind: (kind) => {
      const known = kinds.get(kind);
      if (known) return known;
      const colour = read(`--kind-${kind.toLowerCase()}`) || read("--kind-unknown");
      kinds.set(kind, colour);
      return colour;
    },
  };
}

/** `#rrggbb`, or `#rgb` as style sheets shorten it, as the bytes of a canvas image. Anything else is grey. */
export function pixelOf(given: string): number {
  const colour = /^#[0-9a-f]{3}$/i.test(given) ? given.replaceAll(/[0-9a-f]/gi, "$&$&") : given;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const [red, green, blue] = match ? match.slice(1).map((hex) => Number.parseInt(hex, 16)) : [];
  return ((255 << 24) | ((blue ?? 128) << 16) | ((green ?? 128) << 8) | (red ?? 128)) >>> 0;
}
