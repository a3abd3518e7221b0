import { Link } from "@tanstack/react-router";
import { useProjectName } from "#web/state/link-state.ts";

const pages = [
  { to: "/p/$project/settings", label: "General" },
  { to: "/p/$project/settings/privacy", label: "Privacy" },
  { to: "/p/$project/settings/audit", label: "Audit" },
] as const;

/** The pages of the settings, at the top of each. */
export function SettingsLinks() {
  const project = useProjectName();
  return (
    <nav aria-label="Settings" className="mb-4 flex gap-4 overflow-x-auto border-b">
      {pages.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ project }}
          search={{}}
          activeOptions={{ exact: true, includeSearch: false }}
          className="-mb-px h-8 shrink-0 border-b-2 border-transparent px-0.5 leading-8 text-muted hover:text-ink"
          activeProps={{ className: "border-accent! text-ink!" }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
