import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

interface Ready {
  readonly fonts: readonly Uint8Array[];
}

let ready: Promise<Ready> | undefined;

/** Engine and fonts, which ship as packages: nothing is taken from the machine or the network. */
async function prepare(): Promise<Ready> {
  const { resolve } = createRequire(import.meta.url);
  const [wasm, ...fonts] = await Promise.all(
    [
      "@resvg/resvg-wasm/index_bg.wasm",
      "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
      "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
    ].map((name) => readFile(resolve(name))),
  );
  await initWasm(wasm!);
  return { fonts: fonts.map((font) => new Uint8Array(font)) };
}

/** An SVG as PNG. */
export async function pngOf(svg: string): Promise<Buffer> {
  ready ??= prepare();
  const { fonts } = await ready;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [...fonts], defaultFontFamily: "DejaVu Sans" },
  });
  const image = drawing.render();
  try {
    return Buffer.from(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}
