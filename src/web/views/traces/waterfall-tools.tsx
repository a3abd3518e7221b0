import { Clock, Route, SkipForward, Table2 } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { rowFlag } from "#analysis/trace/waterfall-columns.ts";
import { nextOf } from "#analysis/trace/waterfall-rows.ts";
import { Button } from "#web/ui/button.tsx";
import { formatDuration, formatQuantity } from "#web/ui/format.ts";
import { FoldTools } from "./fold-tools.tsx";
import type { useTraceView } from "./use-trace-view.ts";

interface WaterfallToolsProps {
  readonly picture: ReturnType<typeof useTraceView>;
  readonly hits: Uint32Array | undefined;
}

/** Beside an open panel there is room for the icons only; they keep their names. */
const wordClass = "@max-2xl:sr-only";

/** Find, fold, what to show, next failure, all of the time. */
export function WaterfallTools({ picture, hits }: WaterfallToolsProps) {
  const { data, view, command, link, setLink, isSkewed } = picture;
  const { waterfall } = data;
  const isTimed = waterfall.timing === "real";
  const hasErrors = useMemo(
    () => waterfall.flags.some((flag) => flag & rowFlag.error),
    [waterfall],
  );
  const zoomed = view.window.from > 0 || view.window.to < waterfall.totalMs;
  return (
    <div className="@container shrink-0 border-b">
      <div className="flex h-9 items-center gap-1 overflow-x-auto px-2">
        <FindBox {...{ picture, hits }} />
        <FoldTools picture={picture} />
        {isTimed && (
          <Toggle
            icon={<Route size={14} aria-hidden />}
            word="Critical path"
            hint="Outline what the trace waited for (c)"
            pressed={link.path !== "off"}
            onPress={(on) => setLink({ path: on ? undefined : "off" }, { replace: true })}
          />
        )}
        <Toggle
          icon={<Table2 size={14} aria-hidden />}
          word="Steps"
          hint="Where time, tokens and cost went, by step (t)"
          pressed={link.steps !== undefined}
          onPress={(on) => setLink({ steps: on ? "path" : undefined }, { replace: true })}
        />
        {isSkewed && (
          <Toggle
            icon={<Clock size={14} aria-hidden />}
            word="Times as sent"
            hint="The clocks of services differ; times are corrected so that calls fit into their callers. Show them as they were sent."
            pressed={link.times === "sent"}
            onPress={(on) => setLink({ times: on ? "sent" : undefined }, { replace: true })}
          />
        )}
        {hasErrors && (
          <Button
            tone="quiet"
            title="Next failure (e)"
            onClick={() => command({ type: "next-error", step: 1 })}
          >
            <SkipForward size={14} aria-hidden />
            <span className={wordClass}>Next failure</span>
          </Button>
        )}
        {zoomed && isTimed && (
          <Button tone="quiet" onClick={() => command({ type: "reset" })}>
            {formatDuration(view.window.to - view.window.from)} in sight; show all
          </Button>
        )}
      </div>
    </div>
  );
}

function FindBox({ picture, hits }: WaterfallToolsProps) {
  const { view, command, link, setLink } = picture;
  return (
    <>
      <input
        type="search"
        data-search-box
        aria-label="Find spans"
        placeholder="Find spans"
        value={link.find ?? ""}
        onChange={(event) => setLink({ find: event.target.value }, { replace: true })}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key !== "Enter" || !hits) return;
          const row = nextOf(hits, view.cursor, event.shiftKey ? -1 : 1);
          command({ type: "goto", row });
        }}
        className="h-6 w-28 min-w-20 rounded-small border border-hairline-strong bg-surface px-2 text-small placeholder:text-muted sm:w-40"
      />
      {hits && (
        <output className="shrink-0 px-1 text-small text-muted">
          {formatQuantity(hits.length, "hit")}
        </output>
      )}
    </>
  );
}

interface ToggleProps {
  readonly icon: ReactNode;
  readonly word: string;
  readonly hint: string;
  readonly pressed: boolean;
  readonly onPress: (pressed: boolean) => void;
}

function Toggle({ icon, word, hint, pressed, onPress }: ToggleProps) {
  return (
    <Button
      tone="quiet"
      aria-pressed={pressed}
      title={hint}
      className={pressed ? "bg-selected text-ink" : undefined}
      onClick={() => onPress(!pressed)}
    >
      {icon}
      <span className={wordClass}>{word}</span>
    </Button>
  );
}
