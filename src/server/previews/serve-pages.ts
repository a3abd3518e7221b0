import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import { escapeHtml } from "../sharing/escape-html.ts";
import { findPreview, nothing } from "./find-preview.ts";
import { cardSize, cardSvg } from "./picture/card.ts";
import { pngOf } from "./picture/png.ts";
import type { Preview } from "./preview.ts";

const imagePath = "/preview.png";
const imageInput = z.object({ page: z.string().min(1).max(16_000).startsWith("/") });

/** A browser wants its page now; a program that asks for the words can wait for them. */
const patienceMs = { browser: 150, program: 8000 } as const;

/** The image of a page for link previews, for whoever may read the page. */
export function servePreviews(app: FastifyInstance, context: Context): void {
  app.get(imagePath, { schema: { hide: true } }, async (request, reply) => {
    const { page: url } = imageInput.parse(request.query);
    const preview = await findPreview({ app, context, request, url });
    return reply
      .type("image/png")
      .header("cache-control", "private, max-age=60")
      .send(await pngOf(cardSvg(preview)));
  });
}

/** The page with the words of its address in its head, for programs that show links. */
export async function sendPage(
  { app, context, webRoot }: { app: FastifyInstance; context: Context; webRoot: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const html = await readFile(join(webRoot, "index.html"), "utf8");
  const isBrowser = request.headers["sec-fetch-mode"] === "navigate";
  const preview = await soon(
    findPreview({ app, context, request, url: request.url }),
    isBrowser ? patienceMs.browser : patienceMs.program,
  );
  const { protocol, host, url } = request;
  const base = context.config.publicUrl ?? `${protocol}://${host}`;
  const image = `${base}${imagePath}?page=${encodeURIComponent(url)}`;
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-cache")
    .send(withHead(html, preview, { page: `${base}${url}`, image }));
}

async function soon(preview: Promise<Preview>, ms: number): Promise<Preview> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Preview>((done) => {
    timer = setTimeout(() => done(nothing), ms);
  });
  try {
    return await Promise.race([preview, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Every word is escaped: a name in the data is text here as everywhere. */
export function withHead(
  html: string,
  { title, description }: Preview,
  { page, image }: { readonly page: string; readonly image: string },
): string {
  const properties = {
    "og:site_name": "Touchstone",
    "og:type": "website",
    "og:title": title,
    "og:description": description,
    "og:url": page,
    "og:image": image,
    "og:image:width": String(cardSize.width),
    "og:image:height": String(cardSize.height),
    "og:image:alt": description,
  };
  const head = [
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}" />`,
    `<meta name="twitter:card" content="summary_large_image" />`,
    ...Object.entries(properties).map(
      ([name, value]) => `<meta property="${name}" content="${escapeHtml(value)}" />`,
    ),
  ];
  return html.replace(/<title>[^<]*<\/title>/, () => head.join("\n    "));
}
