import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { privacyLink } from "#contract/links/privacy-link.ts";
import { buttonClass } from "#web/ui/button.tsx";

interface DeleteLinkProps {
  readonly project: string;
  readonly kind: "trace" | "session";
  readonly id: string;
}

/** Leads to where the deletion is shown and confirmed. */
export function DeleteLink({ project, kind, id }: DeleteLinkProps) {
  return (
    <Link
      to="/p/$project/settings/privacy"
      params={{ project }}
      search={privacyLink.write({ kind, id })}
      className={buttonClass("quiet")}
    >
      <Trash2 size={14} aria-hidden />
      Delete…
    </Link>
  );
}
