import { clsx } from "clsx";

/** Stands where content will be, in its size, so that nothing moves when it comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block rounded-small bg-hover", className)} />;
}

/** As many rows of the standard height as are expected. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <output className="block" aria-label={label} aria-busy>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-7 items-center gap-4 border-b px-2">
          <Skeleton className="h-2.5 w-1/4" />
          <Skeleton className="h-2.5 flex-1" />
          <Skeleton className="h-2.5 w-1/6" />
        </div>
      ))}
    </output>
  );
}
