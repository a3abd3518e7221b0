import { useState } from "react";
import type { Timeline } from "#contract/timeline.ts";
import { lastWeek } from "./last-week.ts";
import { MovedList } from "./moved-list.tsx";
import { SmallMultiples } from "./small-multiples.tsx";
import { WeekVerdicts } from "./week-verdicts.tsx";

interface OverviewViewProps {
  readonly project: string;
  readonly data: Timeline;
  readonly zoom: readonly string[] | undefined;
  readonly noun: string;
  readonly ofTraces: boolean;
}

/** What moved since last week in sentences, then every metric at a glance. */
export function OverviewView({ project, data, zoom, noun, ofTraces }: OverviewViewProps) {
  const [nowMs] = useState(Date.now);
  const week = lastWeek(data, nowMs);
  return (
    <>
      {week && <MovedList {...{ data, week, noun }} />}
      {week && !ofTraces && <WeekVerdicts project={project} timeline={data} week={week} />}
      <SmallMultiples data={data} zoom={zoom} noun={noun} />
    </>
  );
}
