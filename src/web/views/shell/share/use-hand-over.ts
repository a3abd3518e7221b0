import { useEffect, useEffectEvent } from "react";
import { problemOf } from "#web/data/problem-of.ts";
import { previewChannel, previewMessage, type PreviewMessage } from "#web/state/preview-channel.ts";

/** Gives the copy to the tab that shows it, as often as that asks. */
export function useHandOver(name: string, copy: () => Promise<unknown>): void {
  const answer = useEffectEvent(async (channel: BroadcastChannel) => {
    const say = (message: PreviewMessage): void => channel.postMessage(message);
    say({ kind: "coming" });
    try {
      say({ kind: "copy", copy: await copy() });
    } catch (error) {
      say({ kind: "failed", detail: problemOf(error).detail });
    }
  });
  // External system: the tab of the preview.
  useEffect(() => {
    const channel = previewChannel(name);
    let isOpen = true;
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (previewMessage.safeParse(data).data?.kind === "asked" && isOpen) void answer(channel);
    });
    return () => {
      isOpen = false;
      channel.close();
    };
  }, [name]);
}
