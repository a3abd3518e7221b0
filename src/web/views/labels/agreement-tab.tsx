import { Link } from "@tanstack/react-router";
import type { Agreement } from "#contract/agreement.ts";
import { labelsLink, type LabelsState } from "#contract/links/labels-link.ts";
import { Section } from "#web/ui/page.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatCount } from "#web/ui/format.ts";
import { chosenJudge } from "./agreement-words.ts";
import { CategoryTable } from "./category-table.tsx";
import { CorrectedTable } from "./corrected-table.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { DisagreementList } from "./disagreement-list.tsx";
import { JudgeTable } from "./judge-table.tsx";
import type { QueueChoice } from "./label-choice.ts";
import { judgeName } from "./label-choice.ts";
import { PeopleTable } from "./people-table.tsx";

interface AgreementTabProps {
  readonly choice: QueueChoice;
  readonly agreement: Agreement;
  readonly state: LabelsState;
}

/** How far judges and people agree, and what runs score corrected by people. */
export function AgreementTab({ choice, agreement, state }: AgreementTabProps) {
  const { labelled, judges, people } = agreement;
  const judge = chosenJudge(agreement, state.judge);
  const toQueue = (
    <Link
      to="/p/$project/labels"
      params={{ project: choice.p }}
      search={labelsLink.write({ ...state, tab: undefined, at: undefined })}
      className="link"
    >
      Score results
    </Link>
  );
  if (labelled.results === 0)
    return (
      <EmptyState title="No person has scored these runs">
        <p>Score some thirty results, taken by chance, to see how far the judge can be trusted.</p>
        {toQueue}
      </EmptyState>
    );
  const name = judge ? judgeName(judge.judge) : "";
  return (
    <div className="flex flex-col">
      {labelled.of > labelled.examples && (
        <p className="pb-3 text-muted">
          {`Measured on ${formatCount(labelled.examples)} of the ${formatCount(labelled.of)} examples that people scored, taken by chance.`}
        </p>
      )}
      {judges.length > 0 && (
        <Section title="Judges against people">
          <JudgeTable
            agreement={agreement}
            chosen={judge?.judge.id}
            state={state}
            project={choice.p}
          />
        </Section>
      )}
      {judge?.table && judge.results > 0 && (
        <Section title={`What ${name} says where people say something`}>
          <CategoryTable table={judge.table} judge={name} />
        </Section>
      )}
      {judge && agreement.corrected.length > 0 && (
        <Section title={`Scores by ${name}, corrected by people`}>
          <CorrectedTable agreement={agreement} judge={judge.judge.id} />
        </Section>
      )}
      {judge && agreement.differences.length > 0 && (
        <Section title="Differences between runs, corrected">
          <DifferenceTable agreement={agreement} judge={judge.judge.id} />
        </Section>
      )}
      {people.length > 1 && (
        <Section title="People among themselves">
          <PeopleTable agreement={agreement} />
        </Section>
      )}
      {judge && judge.results > 0 && (
        <Section title={`Where ${name} and people disagree`} actions={toQueue}>
          <DisagreementList
            choice={choice}
            metric={agreement.metric}
            judge={judge.judge.id}
            runs={agreement.runs}
            state={state}
          />
        </Section>
      )}
    </div>
  );
}
