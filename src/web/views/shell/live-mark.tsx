import { clsx } from "clsx";
import { Radio, RotateCw } from "lucide-react";
import { useLive } from "#web/data/live.ts";

const looks = {
  live: { word: "live", why: "New traces and results are heard of as they come" },
  connecting: { word: "connecting", why: "Waiting for the server's stream of news" },
  polling: { word: "polling", why: "The stream of news is cut; asking every 15 seconds instead" },
} as const;

/** Whether the page hears of what is new. */
export function LiveMark({ project }: { project: string }) {
  const { status } = useLive(project);
  const { word, why } = looks[status];
  const Icon = status === "live" ? Radio : RotateCw;
  return (
    <output
      title={why}
      className={clsx(
        "inline-flex items-center gap-1.5 px-1 text-small text-muted",
        status === "polling" && "text-warning",
      )}
    >
      <Icon size={14} aria-hidden className={clsx(status === "live" && "text-accent")} />
      <span className="max-sm:sr-only">{word}</span>
    </output>
  );
}
