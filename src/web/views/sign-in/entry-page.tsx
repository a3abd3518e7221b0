import type { ReactNode } from "react";

interface EntryPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What somebody sees who is not in yet. */
export function EntryPage({ title, children }: EntryPageProps) {
  return (
    <main className="mx-auto flex min-h-full w-full max-w-96 flex-col gap-4 px-4 py-16">
      <p className="text-muted">Touchstone</p>
      <h1 className="text-title">{title}</h1>
      {children}
    </main>
  );
}
