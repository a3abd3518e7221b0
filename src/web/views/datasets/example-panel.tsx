import { usePreferences } from "#web/state/preferences.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Drawer } from "#web/ui/drawer.tsx";
import { LongText } from "#web/ui/long-text.tsx";
import { OriginLink } from "./origin-link.tsx";
import type { Example } from "./example-columns.tsx";

interface ExamplePanelProps {
  readonly example: Example;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

export function ExamplePanel({ example, onClose, onNext, onPrevious }: ExamplePanelProps) {
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const { id, input, reference, metadata, split } = example;
  return (
    <Drawer
      label="The example"
      title={id}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      <div className="flex flex-wrap gap-1 pb-3">
        {split !== null && <Badge>{`split: ${split}`}</Badge>}
        {Object.entries(metadata).map(([key, value]) => (
          <Badge key={key}>{`${key}: ${value.slice(0, 200)}`}</Badge>
        ))}
      </div>
      <OriginLink metadata={metadata} />
      <h3 className="text-small text-muted">Input</h3>
      <LongText text={input} />
      {reference !== null && (
        <>
          <h3 className="pt-4 text-small text-muted">Reference</h3>
          <LongText text={reference} />
        </>
      )}
    </Drawer>
  );
}
