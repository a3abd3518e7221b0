import { Dialog } from "#web/ui/dialog.tsx";
import { Rail } from "./rail.tsx";

/** The rail on a phone. */
export function PagesSheet({ project, onClose }: { project: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Touchstone" shape="sheet">
      <Rail project={project} folds={false} onPicked={onClose} />
    </Dialog>
  );
}
