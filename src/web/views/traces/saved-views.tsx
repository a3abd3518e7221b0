import { Link } from "@tanstack/react-router";
import { Bookmark } from "lucide-react";
import { useState } from "react";
import { tracesLink } from "#contract/links/traces-link.ts";
import { viewPrefix } from "#contract/trace-views.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useSaveSlice } from "#web/data/use-save-slice.ts";
import { useTraceViews } from "#web/data/use-trace-views.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useIsOnlyRead } from "#web/ui/refusals.ts";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TextField } from "#web/ui/text-field.tsx";

interface SavedViewsProps {
  readonly project: string;
  /** The filter that is set; empty where there is none. */
  readonly where: string;
}

/** Filters with a name, which everybody in the project has. */
export function SavedViews(props: SavedViewsProps) {
  return (
    <Popover
      title="Saved views"
      trigger={
        <Button>
          <Bookmark size={14} aria-hidden />
          Views
        </Button>
      }
    >
      <ViewList {...props} />
      <SaveView {...props} />
    </Popover>
  );
}

function ViewList({ project, where }: SavedViewsProps) {
  const { data: views, error, refetch } = useTraceViews(project);
  if (error)
    return (
      <ProblemNote
        what="The views could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!views) return <SkeletonRows rows={3} label="Loading views" />;
  if (views.length === 0)
    return <p className="text-muted">None yet. A saved filter appears here for everybody.</p>;
  return (
    <ul>
      {views.map((view) => (
        <li key={view.name} className="border-t py-1 first:border-t-0">
          <Link
            to="/p/$project/traces"
            params={{ project }}
            search={tracesLink.write({ ...tracesLink.read({}), where: view.where })}
            aria-current={view.where === where ? "true" : undefined}
            className="link block truncate aria-[current=true]:font-strong"
          >
            <bdi>{view.name}</bdi>
          </Link>
          <code className="block truncate font-mono text-muted" title={view.where}>
            {view.where}
          </code>
        </li>
      ))}
    </ul>
  );
}

const longestName = 200;

function SaveView({ project, where }: SavedViewsProps) {
  const [name, setName] = useState("");
  const save = useSaveSlice(project);
  if (useIsOnlyRead()) return null;
  if (where === "")
    return <p className="mt-2 text-small text-muted">Set a filter to save it as a view.</p>;
  const trimmed = name.trim();
  return (
    <form
      className="mt-2 flex flex-col gap-2 border-t pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name: viewPrefix + trimmed, where }, { onSuccess: () => setName("") });
      }}
    >
      <TextField
        label="Save this filter as"
        value={name}
        onChange={(next) => setName(next.slice(0, longestName))}
        hint="A view of this name is replaced."
      />
      {save.error && <ProblemNote what="The view was not saved" problem={problemOf(save.error)} />}
      <Button type="submit" needs="write" disabled={trimmed === "" || save.isPending}>
        Save
      </Button>
    </form>
  );
}
