import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";

/** The page of a trace before its spans are there, in the same sizes. */
export function TraceSkeleton() {
  return (
    <div>
      <Skeleton className="mt-1 h-5 w-64" />
      <Skeleton className="mt-3 h-3.5 w-96 max-w-full" />
      <Skeleton className="mt-3 h-3 w-80 max-w-full" />
      <Skeleton className="mt-6 mb-8 h-12 w-full" />
      <SkeletonRows rows={14} label="Loading the trace" />
    </div>
  );
}
