import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Snippet } from "./snippet.tsx";

interface SecretOnceProps {
  readonly label: string;
  readonly secret: string;
  /** What to do with it. */
  readonly words: string;
  readonly children?: ReactNode;
  readonly onDone: () => void;
}

/** Something that is shown now and never again. */
export function SecretOnce({ label, secret, words, children, onDone }: SecretOnceProps) {
  return (
    <div className="flex flex-col gap-3 overflow-auto p-4">
      <p>{words}</p>
      <Snippet label={label} code={secret} />
      {children}
      <div className="flex justify-end">
        <Button tone="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
