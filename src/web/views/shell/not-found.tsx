import { Link } from "@tanstack/react-router";
import { EmptyState } from "#web/ui/empty-state.tsx";

export function NotFound() {
  return (
    <EmptyState title="There is no page at this address">
      <p>The link may be cut short or from another version.</p>
      <Link to="/" className="link">
        Go to the overview
      </Link>
    </EmptyState>
  );
}
