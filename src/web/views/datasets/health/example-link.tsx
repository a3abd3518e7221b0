import { Link } from "@tanstack/react-router";
import { TailText } from "#web/ui/tail-text.tsx";

/** Opens an example beside the view. */
export function ExampleLink({ id }: { id: string }) {
  return (
    <Link
      to="."
      search={(now) => ({ ...now, row: id, beside: undefined })}
      resetScroll={false}
      preload={false}
      className="link inline-flex max-w-full min-w-0"
    >
      <TailText text={id} tail={12} />
    </Link>
  );
}

/** Opens two examples side by side. */
export function PairLink({ one, other }: { one: string; other: string }) {
  return (
    <Link
      to="."
      search={(now) => ({ ...now, row: one, beside: other })}
      resetScroll={false}
      preload={false}
      className="link whitespace-nowrap"
      aria-label={`Side by side: ${one} and ${other}`}
    >
      Side by side
    </Link>
  );
}
