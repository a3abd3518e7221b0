import { againsts } from "#contract/links/compare-link.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import type { CompareView } from "../compare-view.ts";
import { againstWords } from "./against.ts";
import { BesideChooser } from "./beside-chooser.tsx";
import { mostBeside } from "./beside.ts";

interface DrawerToolsProps {
  readonly view: CompareView;
  readonly places: readonly number[];
  readonly isMarked: boolean;
  readonly onMark: () => void;
}

/** What the outputs are held against, which of them are shown, and whether the example is marked. */
export function DrawerTools({ view, places, isMarked, onMark }: DrawerToolsProps) {
  const { comparison, state, setState } = view;
  const { runs } = comparison;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-2">
      <h3>Outputs</h3>
      <NativeSelect
        label="Differences (d)"
        labelShown
        value={state.against ?? "baseline"}
        options={againsts.map((value) => ({ value, label: againstWords[value] }))}
        onChange={(value) =>
          setState({ against: againsts.find((one) => one === value) }, { replace: true })
        }
      />
      <Button tone="quiet" aria-pressed={isMarked} onClick={onMark}>
        {isMarked ? "Unmark (x)" : "Mark (x)"}
      </Button>
      {runs.length > mostBeside && (
        <BesideChooser
          runs={runs}
          places={places}
          onChoose={(beside) => setState({ beside }, { replace: true })}
        />
      )}
    </div>
  );
}
