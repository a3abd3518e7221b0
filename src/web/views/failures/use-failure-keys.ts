import { useState } from "react";
import { useShortcuts } from "#web/state/shortcuts.ts";

interface FailureKeysInput {
  readonly signatures: readonly string[];
  /** The failure that is open. */
  readonly row: string | undefined;
  readonly open: (signature: string | undefined) => void;
  readonly nearEnd: () => void;
}

const loadAheadRows = 20;

/** j and k walk the rows, and what is open with them. */
export function useFailureKeys({ signatures, row, open, nearEnd }: FailureKeysInput) {
  const [stood, setStood] = useState<string>();
  const current = row ?? stood;
  const step = (by: number) => {
    const at = current === undefined ? -1 : signatures.indexOf(current);
    if (at + by > signatures.length - loadAheadRows) nearEnd();
    const next = signatures[Math.min(signatures.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    setStood(next);
    if (row !== undefined) open(next);
  };
  const openRow = (signature: string | undefined) => {
    if (signature !== undefined) setStood(signature);
    open(signature);
  };
  useShortcuts("Failures", [
    { keys: "j", does: "Next failure", run: () => step(1) },
    { keys: "k", does: "Previous failure", run: () => step(-1) },
    { keys: "Enter", does: "Open the failure", run: () => openRow(current) },
    {
      keys: "Escape",
      does: "Close the failure",
      run: () => (row === undefined ? setStood(undefined) : open(undefined)),
    },
  ]);
  return { current, step, openRow };
}
