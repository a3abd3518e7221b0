import { Link } from "@tanstack/react-router";
import { PageHead } from "#web/ui/page.tsx";

export function NotFound() {
  return (
    <>
      <PageHead title="There is no page at this address" />
      <p>The link may be cut short or from another version.</p>
      <Link to="/" className="link">
        Go to the overview
      </Link>
    </>
  );
}
