import { usePreferences } from "#web/state/preferences.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Drawer } from "#web/ui/drawer.tsx";
import type { CompareView } from "../compare-view.ts";
import type { useMatrixKeys } from "../matrix/use-matrix-keys.ts";
import { placesBeside } from "./beside.ts";
import { DrawerTools } from "./drawer-tools.tsx";
import { ExampleHead } from "./example-head.tsx";
import { ExampleResults } from "./example-results.tsx";
import { PromptChange } from "./prompt-change.tsx";
import { ScoreSlot } from "./score-slot.tsx";
import { useAnswers } from "./use-answers.ts";

interface ExampleDrawerProps {
  readonly view: CompareView;
  readonly example: string;
  readonly keys: ReturnType<typeof useMatrixKeys>;
  readonly marked: readonly string[];
}

/** One example in the runs, side by side: outputs with their differences, scores, prompts, traces. */
export function ExampleDrawer({ view, example, keys, marked }: ExampleDrawerProps) {
  const { project, comparison, place: chosen, state } = view;
  const { runs, metrics } = comparison;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const ids = runs.map(({ id }) => id);
  const places = placesBeside(ids, state.beside, chosen);
  // The baseline is read in any case: the others are held against it.
  const answers = useAnswers(project, runs, [...new Set([0, ...places])], example);
  const known = answers.find(({ detail }) => detail?.example)?.detail?.example;
  // Latency and cost are measured, not scored.
  const scored = metrics.find(({ name }) => name === view.metric.name);
  const coming = answers.some(({ detail, problem }) => !detail && !problem);
  return (
    <Drawer
      label="The example in every run"
      title={example}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={keys.close}
      onNext={() => keys.step(1)}
      onPrevious={() => keys.step(-1)}
    >
      <ExampleHead example={known ?? undefined} coming={coming} />
      <DrawerTools
        view={view}
        places={places}
        isMarked={marked.includes(example)}
        onMark={() => keys.mark(example)}
      />
      {scored && (
        <ScoreSlot
          project={project}
          runs={runs}
          example={example}
          metric={scored}
          answers={answers.filter(({ place }) => places.includes(place))}
        />
      )}
      <ExampleResults
        project={project}
        example={example}
        runs={runs}
        metrics={metrics}
        answers={answers.filter(({ place }) => places.includes(place))}
        baseline={answers[0]?.detail}
        reference={known?.reference}
        against={state.against ?? "baseline"}
      />
      {places
        .filter((place) => place > 0)
        .map((place) => (
          <PromptChange
            key={runs[place]!.id}
            project={project}
            baseline={runs[0]!}
            run={runs[place]!}
          />
        ))}
      {known && Object.keys(known.metadata).length > 0 && (
        <div className="flex flex-wrap gap-1 border-t pt-3">
          {Object.entries(known.metadata).map(([key, value]) => (
            <Badge key={key}>{`${key}: ${value.slice(0, 200)}`}</Badge>
          ))}
        </div>
      )}
    </Drawer>
  );
}
