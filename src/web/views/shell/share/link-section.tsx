import { useMutation } from "@tanstack/react-query";
import { Image, Link2 } from "lucide-react";
import { call } from "#client/call.ts";
import { makeShortLink } from "#contract/snapshots.ts";
import { type Chart, chartPicture } from "#web/charts/picture/chart-picture.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { saveFile } from "#web/data/save-file.ts";
import { Button } from "#web/ui/button.tsx";
import { CopyButton } from "#web/ui/copy-button.tsx";
import { CopyLine } from "#web/ui/copy-line.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { asMarkdown, type PageWords } from "./page-words.ts";

interface LinkSectionProps {
  readonly project: string;
  readonly page: string;
  readonly words: PageWords;
  readonly chart: Chart | undefined;
}

/** The page's own address, short or whole, and what one pastes beside it. */
export function LinkSection({ project, page, words, chart }: LinkSectionProps) {
  const { origin } = window.location;
  const url = `${origin}${page}`;
  const short = useMutation({
    mutationFn: () => call(makeShortLink, { p: project }, { body: { page } }),
  });
  const picture = useMutation({
    mutationFn: async () => {
      if (chart) saveFile(`${words.title}.png`, await chartPicture(chart));
    },
  });
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-body">Link</h3>
      <CopyLine
        label="Address of this page"
        text={url}
        hint="Opens this very picture, for everybody who may see the project."
      />
      {short.data && <CopyLine label="Short link" text={`${origin}${short.data.path}`} />}
      <div className="flex flex-wrap gap-2">
        {!short.data && (
          <Button disabled={short.isPending} onClick={() => short.mutate()}>
            <Link2 size={14} aria-hidden />
            Make a short link
          </Button>
        )}
        <CopyButton
          text={asMarkdown(words, url)}
          label="Copy the sentence as markdown"
          word="Copy as markdown"
        />
        {chart && (
          <Button disabled={picture.isPending} onClick={() => picture.mutate()}>
            <Image size={14} aria-hidden />
            Picture (PNG)
          </Button>
        )}
      </div>
      {short.error && (
        <ProblemNote what="The short link was not made" problem={problemOf(short.error)} />
      )}
      {picture.error && (
        <ProblemNote what="The picture was not saved" problem={problemOf(picture.error)} />
      )}
    </section>
  );
}
