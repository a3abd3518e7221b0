import { answerFrom } from "#client/answer-source.ts";
import { ApiError } from "#client/call.ts";
import { frozenSource } from "#client/frozen-source.ts";
import { previewView } from "#contract/snapshots.ts";
import { openView } from "#web/state/opened-view.ts";
import { previewChannel, previewMessage, type PreviewMessage } from "#web/state/preview-channel.ts";

const patienceMs = 4000;

/** Takes the copy from the tab whose dialog is open. Throws where nobody has it any more. */
export async function openPreview(name: string): Promise<string> {
  const { page, title, preferences, items } = previewView.output.parse(await handedOver(name));
  answerFrom(frozenSource(items));
  openView({ kind: "preview", title, page, by: "", at: new Date().toISOString(), preferences });
  return page;
}

function handedOver(name: string): Promise<unknown> {
  const channel = previewChannel(name);
  const asked: PreviewMessage = { kind: "asked" };
  const copy = new Promise<unknown>((done, fail) => {
    const late = setTimeout(
      () => fail(over("The page that it belongs to has closed it.")),
      patienceMs,
    );
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const message = previewMessage.safeParse(data).data;
      // It is being made, which may take long.
      if (message?.kind === "coming") clearTimeout(late);
      if (message?.kind === "copy") done(message.copy);
      if (message?.kind === "failed") fail(over(message.detail));
    });
    channel.postMessage(asked);
  });
  return copy.finally(() => channel.close());
}

function over(detail: string): ApiError {
  return new ApiError({
    type: "about:blank",
    title: "No preview",
    status: 0,
    code: "not_found",
    detail,
    hint: "Open it from the Share dialog of the page.",
  });
}
