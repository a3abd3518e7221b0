import { X } from "lucide-react";
import { Button } from "./button.tsx";
import { NativeSelect } from "./native-select.tsx";

interface TimeRangeProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onRange: (from: string | undefined, to: string | undefined) => void;
}

const lengths = [
  { value: "", label: "All of the time" },
  { value: "1", label: "Last hour" },
  { value: "24", label: "Last 24 hours" },
  { value: "168", label: "Last 7 days" },
  { value: "720", label: "Last 30 days" },
];

/** Which stretch of time: a usual one, or the one marked in the histogram. */
export function TimeRange({ from, to, onRange }: TimeRangeProps) {
  if (from || to)
    return (
      <Button onClick={() => onRange(undefined, undefined)} title="Show all of the time">
        <span className="max-w-72 truncate">
          {from ? moment(from) : "start"} – {to ? moment(to) : "now"}
        </span>
        <X size={14} aria-hidden />
        <span className="sr-only">Show all of the time</span>
      </Button>
    );
  return (
    <NativeSelect
      label="Time"
      value=""
      options={lengths}
      onChange={(hours) => {
        if (hours !== "") onRange(hoursAgo(Number(hours)), undefined);
      }}
    />
  );
}

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

function moment(iso: string): string {
  return new Date(iso).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}
