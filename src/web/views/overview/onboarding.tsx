import { useMe } from "#web/data/use-me.ts";
import { Button } from "#web/ui/button.tsx";
import { PageHead, Section } from "#web/ui/page.tsx";
import { DemoButton } from "./demo-button.tsx";
import { ImportFile } from "./import-file.tsx";
import { SendTraces } from "./send-traces.tsx";

interface OnboardingProps {
  readonly project: string;
  /** The project is no longer empty. */
  readonly arrived: boolean;
  /** The reader started an import or the demo: the page should stay until it is left. */
  readonly onStarted: () => void;
  readonly onLeave: () => void;
}

/** What an empty project shows: three ways in, each of which works as it is. */
export function Onboarding({ project, arrived, onStarted, onLeave }: OnboardingProps) {
  const needsKey = useMe()?.mode === "accounts";
  const destination = { origin: window.location.origin, project, needsKey };
  return (
    <div className="max-w-4xl">
      <PageHead
        title={project}
        sentence={
          arrived
            ? "Something has arrived."
            : "Nothing is in this project yet. Three ways in; this page changes as soon as something arrives."
        }
        actions={
          arrived && (
            <Button tone="primary" onClick={onLeave}>
              Show the overview
            </Button>
          )
        }
      />
      <Section title="1. Send traces">
        <SendTraces destination={destination} />
      </Section>
      <Section title="2. Import a file">
        <ImportFile destination={destination} onStarted={onStarted} />
      </Section>
      <Section title="3. Look around first">
        <DemoButton project={project} onStarted={onStarted} />
      </Section>
    </div>
  );
}
