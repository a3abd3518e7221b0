import type { Drift } from "#contract/embeddings/drift.ts";
import type { MapState } from "#contract/links/map-link.ts";

export type ChosenWindows = Pick<MapState, "beforeFrom" | "beforeTo" | "from" | "to">;
type Known = NonNullable<Drift["known"]>;

const windowKeys = ["beforeFrom", "beforeTo", "from", "to"] as const;

export const noWindows: ChosenWindows = {
  beforeFrom: undefined,
  beforeTo: undefined,
  from: undefined,
  to: undefined,
};

const presets = [
  { value: "", label: "last 7 days and the 7 before" },
  { value: "1", label: "last day and the one before" },
  { value: "28", label: "last 28 days and the 28 before" },
  { value: "halves", label: "halves of all the time" },
  { value: "other", label: "other times…" },
] as const;

const dayMs = 86_400_000;

/** The usual windows, the first named by what the server really chose where it chose. */
export function presetsFor(windows: Drift["windows"], { from }: ChosenWindows) {
  const length = windows ? Date.parse(windows[1].to) - Date.parse(windows[1].from) : 0;
  if (from || length === 0 || length >= 7 * dayMs) return presets;
  return presets
    .filter(({ value }) => value !== "halves")
    .map((preset) =>
      preset.value === "" ? { ...preset, label: "halves of all the time" } : preset,
    );
}

/** Two windows of equal length up to the newest point; none where the server chooses. */
export function windowsOfPreset(preset: string, { first, last }: Known): ChosenWindows {
  const end = Date.parse(last) + 1;
  const length =
    preset === "halves" ? Math.ceil((end - Date.parse(first)) / 2) : Number(preset) * dayMs;
  if (!(length > 0)) return noWindows;
  const [start, middle, stop] = [end - 2 * length, end - length, end].map((ms) =>
    new Date(ms).toISOString(),
  );
  return { beforeFrom: start, beforeTo: middle, from: middle, to: stop };
}

/** Which of the usual windows these are. */
export function presetOf(chosen: ChosenWindows, known: Known): string {
  if (!chosen.from) return "";
  const isChosen = (preset: string) => {
    const usual = windowsOfPreset(preset, known);
    return windowKeys.every((key) => usual[key] === chosen[key]);
  };
  return presets.find(({ value }) => value !== "" && isChosen(value))?.value ?? "other";
}

/** What is wrong with windows that somebody is typing. */
export function faultOf({ beforeFrom, beforeTo, from, to }: ChosenWindows): string | undefined {
  if (!beforeFrom || !beforeTo || !from || !to) return "All four times are needed.";
  if (beforeFrom >= beforeTo || from >= to) return "A time must end after it begins.";
  if (beforeFrom < to && from < beforeTo) return "The two overlap; a point can count for one only.";
  return undefined;
}

/** As the browser's own field writes a time, in the reader's zone; seconds are cut off, or rounded up at an end. */
export function localMinute(iso: string | undefined, isEnd: boolean): string {
  if (!iso) return "";
  const minuteMs = 60_000;
  const minutes = Date.parse(iso) / minuteMs;
  const at = new Date((isEnd ? Math.ceil(minutes) : Math.floor(minutes)) * minuteMs);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
