import { useState } from "react";
import type { Timeline } from "#contract/timeline.ts";
import { lastWeek } from "./last-week.ts";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
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
    <div className="grid grid-cols-1 gap-x-8 wide:grid-cols-[minmax(0,1fr)_340px]">
      {week && (
        // Sentences come later than pictures: beside them, or in a part of fixed height above them.
        <ScrollRegion
          aria-label="What moved"
          className="mb-4 h-36 min-w-0 overflow-y-auto wide:order-2 wide:h-auto"
        >
          <MovedList {...{ data, week, noun }} />
          {!ofTraces && <WeekVerdicts project={project} timeline={data} week={week} />}
        </ScrollRegion>
      )}
      <div className="min-w-0 wide:order-1">
        <SmallMultiples data={data} zoom={zoom} noun={noun} />
      </div>
    </div>
  );
}
