import type { ExampleChange } from "#contract/datasets.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Drawer } from "#web/ui/drawer.tsx";
import { ContentBadges, ContentView } from "./content-view.tsx";

interface ChangePanelProps {
  readonly change: ExampleChange;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** One changed example: what was removed from it and what was added. */
export function ChangePanel({ change, onClose, onNext, onPrevious }: ChangePanelProps) {
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const { id, before, after } = change;
  const content = after ?? before;
  return (
    <Drawer
      label="The change"
      title={`${id}: ${change.change}`}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {content && (
        <>
          {change.change !== "changed" && <ContentBadges {...content} />}
          <ContentView
            content={content}
            against={change.change === "changed" ? before : undefined}
          />
        </>
      )}
    </Drawer>
  );
}
