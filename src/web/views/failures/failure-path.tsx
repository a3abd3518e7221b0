interface FailurePathProps {
  /** Names of the spans from the root to the step that failed. */
  readonly path: readonly string[];
}

/** The step that failed first, as it tells the most; the way to it after it, muted. */
export function FailurePath({ path }: FailurePathProps) {
  const step = path.at(-1) || "(no name)";
  const way = path.slice(0, -1).join(" › ");
  return (
    <span className="flex min-w-0 gap-2" title={path.join(" › ").slice(0, 1000)}>
      <bdi className="truncate font-strong">{step.slice(0, 200)}</bdi>
      {way && (
        <span className="min-w-0 shrink-[4] truncate text-muted">
          <span className="sr-only">in </span>
          <bdi>{way.slice(0, 400)}</bdi>
        </span>
      )}
    </span>
  );
}
