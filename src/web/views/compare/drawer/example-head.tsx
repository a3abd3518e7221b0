import type { ResultDetail } from "#contract/matrix.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { OutputView } from "./output-view.tsx";

interface ExampleHeadProps {
  readonly example: NonNullable<ResultDetail["example"]> | undefined;
  readonly coming: boolean;
}

/** What went in and what is wanted. */
export function ExampleHead({ example, coming }: ExampleHeadProps) {
  if (!example)
    return coming ? (
      <Skeleton className="mb-3 h-24 w-full" />
    ) : (
      <p className="pb-3 text-muted">The example itself was not sent, only its results.</p>
    );
  const { input, reference, split } = example;
  return (
    <div className="flex flex-col gap-3 pb-3">
      <Labelled label={split === null ? "Input" : `Input, ${split}`} text={input} />
      {reference !== null && <Labelled label="Reference" text={reference} />}
    </div>
  );
}

function Labelled({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <h3 className="text-small text-muted">{label}</h3>
      <OutputView text={text} against={undefined} />
    </div>
  );
}
