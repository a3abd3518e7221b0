import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { useAlertCount } from "#web/data/use-alert-count.ts";
import { formatCount } from "#web/ui/format.ts";
import { pages } from "./pages.ts";

interface RailProps {
  readonly project: string;
  /** Icons alone below the wide breakpoint; a sheet always has the words. */
  readonly folds: boolean;
  readonly onPicked?: () => void;
}

/** The pages of the project. */
export function Rail({ project, folds, onPicked }: RailProps) {
  const unread = useAlertCount(project);
  return (
    <nav aria-label="Pages" className="flex flex-col gap-0.5 p-2">
      {pages.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          params={{ project }}
          search={{}}
          onClick={onPicked}
          title={
            label === "Alerts" && unread > 0 ? `${label}: ${formatCount(unread)} unread` : label
          }
          activeOptions={{ exact: to === "/p/$project", includeSearch: false }}
          className="flex h-7 items-center gap-2 rounded-small px-2 text-muted hover:bg-hover hover:text-ink"
          activeProps={{ className: "bg-selected text-ink!" }}
        >
          <Icon size={16} aria-hidden className="shrink-0" />
          <span className={clsx(folds && "sr-only wide:not-sr-only")}>{label}</span>
          {label === "Alerts" && unread > 0 && (
            <span
              className={clsx(
                "rounded-small bg-accent px-1 text-small/4 text-on-accent",
                folds ? "max-wide:absolute max-wide:ml-3 max-wide:-mt-3 wide:ml-auto" : "ml-auto",
              )}
            >
              {unread > 99 ? "99+" : unread}
              <span className="sr-only"> unread</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
