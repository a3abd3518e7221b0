import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { promptLink } from "#contract/links/prompt-link.ts";
import type { PromptVersion } from "#contract/prompts.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";

interface VersionLineProps {
  readonly project: string;
  readonly prompt: string;
  /** The oldest first. */
  readonly versions: readonly PromptVersion[];
  readonly shown: string;
  readonly against: string | undefined;
}

function keepInSight(chosen: HTMLElement | null) {
  chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The versions in the order they came, on a line; the one that is shown and the one it is compared with stand out. */
export function VersionLine({ project, prompt, versions, shown, against }: VersionLineProps) {
  return (
    <ScrollRegion aria-label="Versions" className="mb-4 overflow-x-auto pt-1.5 pb-2 pl-0.5">
      <ol className="flex min-w-max">
        {versions.map(({ version, number, labels, createdAt, runCount }) => {
          const isShown = version === shown;
          return (
            <li
              key={version}
              ref={isShown ? keepInSight : undefined}
              className="relative w-40 border-t border-hairline-strong pt-3 pr-4"
            >
              <span
                aria-hidden
                className={clsx(
                  "absolute -top-[5px] left-0 size-[9px] rounded-full border",
                  isShown
                    ? "border-accent bg-accent"
                    : version === against
                      ? "border-accent bg-surface"
                      : "border-hairline-strong bg-surface",
                )}
              />
              <Link
                to="/p/$project/prompts/$name"
                params={{ project, name: prompt }}
                search={(now) =>
                  promptLink.write({ ...promptLink.read(now), version, against: undefined })
                }
                resetScroll={false}
                aria-current={isShown ? "true" : undefined}
                className={clsx("link block truncate", isShown && "font-strong")}
                title={version}
              >
                {version}
              </Link>
              <p className="text-small text-muted">
                {`no. ${number} · `}
                <RelativeTime at={createdAt} />
              </p>
              <p className="text-small text-muted">{formatQuantity(runCount, "run")}</p>
              <p className="flex flex-wrap gap-1">
                {labels.map((label) => (
                  <Badge key={label}>{label}</Badge>
                ))}
              </p>
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}
