import { DatabaseZap } from "lucide-react";
import { useState } from "react";
import { openedView } from "#web/state/opened-view.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { AddSources } from "./add-sources.tsx";
import { readSources } from "./example-sources.ts";

interface AddToDatasetProps {
  readonly project: string;
  readonly traceIds: readonly string[];
  /** The span that is open: it can be taken instead of the whole trace. */
  readonly spanId?: string | undefined;
}

/** Makes examples of traces, which say where they came from. */
export function AddToDataset(props: AddToDatasetProps) {
  const [isOpen, setOpen] = useState(false);
  if (openedView()) return null;
  return (
    <>
      <Button needs="write" onClick={() => setOpen(true)}>
        <DatabaseZap size={14} aria-hidden />
        Add to dataset
      </Button>
      {isOpen && (
        <Dialog open onClose={() => setOpen(false)} title="Add to dataset">
          <Adding {...props} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Adding(props: AddToDatasetProps & { readonly onClose: () => void }) {
  const { project, traceIds, onClose } = props;
  const [isSpan, setSpan] = useState(false);
  const spanId = isSpan ? props.spanId : undefined;
  return (
    <AddSources
      project={project}
      of={[traceIds, spanId]}
      read={(signal) => readSources({ project, traceIds, spanId }, signal)}
      onClose={onClose}
    >
      {props.spanId !== undefined && (
        <div className="px-4 pt-4">
          <NativeSelect
            label="What"
            labelShown
            value={isSpan ? "span" : "trace"}
            options={[
              { value: "trace", label: "The whole trace" },
              { value: "span", label: "The open span" },
            ]}
            onChange={(value) => setSpan(value === "span")}
          />
        </div>
      )}
    </AddSources>
  );
}
