import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ProblemError } from "#contract/problem.ts";
import type { FrozenAnswer } from "#contract/snapshots.ts";
import { escapeHtml } from "./escape-html.ts";
import type { SnapshotRecord } from "../store/sharing/snapshots.ts";

type Copy = SnapshotRecord & { readonly items: readonly FrozenAnswer[] };

/** The whole dashboard as one script and one style sheet, which the build makes beside the pages. */
interface Shell {
  readonly script: string;
  readonly styles: string;
}

let built: Promise<Shell | undefined> | undefined;

async function shell(): Promise<Shell | undefined> {
  built ??= readShell();
  return built;
}

async function readShell(): Promise<Shell | undefined> {
  const read = (name: string): Promise<string> =>
    readFile(fileURLToPath(new URL(`../offline/${name}`, import.meta.url)), "utf8");
  try {
    const [script, styles] = await Promise.all([read("offline.js"), read("offline.css")]);
    return { script: inScript(script), styles: styles.replaceAll("</", "<\\/") };
  } catch {
    return undefined;
  }
}

/** Code between script tags: nothing in it may look like their end, or like the start of a comment. */
function inScript(code: string): string {
  return code
    .replaceAll(/<\/(script)/gi, "<\\/$1")
    .replaceAll("<!--", "<\\!--")
    .replaceAll(/^\s*\/\/# sourceMappingURL=.*$/gm, "");
}

/** What the file holds, as JSON in which no `<` is left: it cannot end the element it stands in. */
export function inFile(copy: Copy): string {
  return JSON.stringify(copy)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** Bytes of the file that a copy of so many bytes makes; null where this server was built without its script. */
export async function fileBytesOf(dataBytes: number): Promise<number | null> {
  const parts = await shell();
  if (!parts) return null;
  return dataBytes + Buffer.byteLength(fileOf(parts, "", ""));
}

/** The snapshot as one HTML file that opens from disk without a network. */
export async function offlineFile(snapshot: Copy): Promise<string> {
  const parts = await shell();
  if (!parts)
    throw new ProblemError("not_found", "This server was built without the offline view.", {
      hint: "Build it with `npm run build`.",
    });
  return fileOf(parts, snapshot.title, inFile(snapshot));
}

/** The file's own policy: this one script runs, and nothing is fetched from anywhere. */
export function fileOf({ script, styles }: Shell, title: string, data: string): string {
  const digest = createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest}'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "media-src data: blob:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="touchstone-snapshot">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}
