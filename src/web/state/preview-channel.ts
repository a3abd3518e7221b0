import { z } from "zod";

/** Where a view is looked at before it is shared; the name of the channel stands behind the #. */
export const previewPath = "/view-preview";

export function previewChannel(name: string): BroadcastChannel {
  return new BroadcastChannel(`touchstone preview ${name}`);
}

/** What the tab of the preview asks, and what the tab of the dialog answers. */
export const previewMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("asked") }),
  z.object({ kind: z.literal("coming") }),
  z.object({ kind: z.literal("copy"), copy: z.unknown() }),
  z.object({ kind: z.literal("failed"), detail: z.string() }),
]);
export type PreviewMessage = z.output<typeof previewMessage>;
