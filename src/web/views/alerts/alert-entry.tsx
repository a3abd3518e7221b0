import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { Bell, BellOff, Check } from "lucide-react";
import type { Alert } from "#contract/alerts.ts";
import { LinkButton } from "#web/ui/link-button.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { pictureOf } from "./picture-of.ts";

interface AlertEntryProps {
  readonly alert: Alert;
  /** The keyboard stands on it. */
  readonly current: boolean;
  readonly onAcknowledge: () => void;
}

/** One thing that was noticed: when, by which rule, what it says, and whether it is over. */
export function AlertEntry({ alert, current, onAcknowledge }: AlertEntryProps) {
  const { at, rule, sentence, recovered, acknowledged, link } = alert;
  const picture = pictureOf(link);
  const Icon = recovered ? BellOff : Bell;
  return (
    <li
      id={`alert-${alert.id}`}
      aria-current={current || undefined}
      className={clsx("flex gap-3 border-b px-2 py-2", current && "bg-selected")}
    >
      <span
        className={clsx("mt-0.5 shrink-0", recovered ? "text-muted" : "text-warning")}
        title={recovered ? "Over" : "Not over"}
      >
        <Icon size={16} aria-hidden />
        <span className="sr-only">{recovered ? "Over" : "Not over"}</span>
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-small text-muted">
          <RelativeTime at={at} />
          {` · ${rule.name}`}
          {!acknowledged && (
            <span className="ml-2 rounded-small bg-accent px-1 text-on-accent">new</span>
          )}
        </p>
        <p className={clsx(!acknowledged && "font-strong")}>
          <Link {...picture} className="hover:text-accent hover:underline">
            {sentence}
          </Link>
        </p>
        {recovered && (
          <p className="text-muted">
            {"Over "}
            <RelativeTime at={recovered.at} />
            {`: ${recovered.sentence}`}
          </p>
        )}
        {acknowledged && (
          <p className="flex items-center gap-1 text-small text-muted">
            <Check size={14} aria-hidden className="shrink-0" />
            <span>
              {`Acknowledged by ${acknowledged.by}, `}
              <RelativeTime at={acknowledged.at} />
            </span>
          </p>
        )}
        <p className="flex flex-wrap gap-x-4">
          <Link {...picture} className="link">
            Open the picture
          </Link>
          {!acknowledged && (
            <LinkButton needs="write" onClick={onAcknowledge}>
              Acknowledge
            </LinkButton>
          )}
        </p>
      </div>
    </li>
  );
}
