import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Alert } from "#contract/alerts.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { pictureOf } from "./picture-of.ts";

/** Walks the feed by the keyboard; answers the alert it stands on. */
export function useFeedKeys(
  alerts: readonly Alert[],
  acknowledge: (ids: string[]) => void,
): string | undefined {
  const navigate = useNavigate();
  const [current, setCurrent] = useState<string>();
  const at = alerts.findIndex(({ id }) => id === current);
  const alert = alerts[at];
  const step = (by: number): void => {
    const next = alerts[Math.max(0, Math.min(alerts.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    setCurrent(next.id);
    document.getElementById(`alert-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts("Alerts", [
    { keys: "j", does: "Next alert", run: () => step(1) },
    { keys: "k", does: "Previous alert", run: () => step(-1) },
    {
      keys: "Enter",
      does: "Open its picture",
      run: () => alert && void navigate(pictureOf(alert.link)),
    },
    {
      keys: "x",
      does: "Acknowledge it",
      run: () => alert && !alert.acknowledged && acknowledge([alert.id]),
    },
  ]);
  return alert?.id;
}
