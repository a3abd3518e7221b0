import { Link } from "@tanstack/react-router";
import { Check, Copy, ListFilter } from "lucide-react";
import { useState } from "react";
import { tracesLink } from "#contract/links/traces-link.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { useCutLength } from "../span-texts.tsx";
import { attributeFilter } from "./attribute-filter.ts";

interface AttributeActionsProps {
  readonly project: string;
  readonly name: string;
  readonly value: string;
  /** Where the value stands in the span's content. */
  readonly at: string | undefined;
  readonly filters: boolean;
}

/** Copies the name or the value, and leads to all traces that share it. */
export function AttributeActions({ project, name, value, at, filters }: AttributeActionsProps) {
  const isCut = useCutLength(at) !== undefined;
  const where = filters && !isCut ? attributeFilter(name, value) : undefined;
  return (
    <span className="absolute top-0 right-0 flex rounded-small bg-surface opacity-0 group-hover:opacity-100 focus-within:opacity-100">
      <CopyIcon text={name} label={`Copy the name ${name}`} sign="K" />
      {!isCut && <CopyIcon text={value} label={`Copy the value of ${name}`} />}
      {where !== undefined && (
        <Link
          to="/p/$project/traces"
          params={{ project }}
          search={tracesLink.write({ where })}
          aria-label={`All traces with this ${name}`}
          title={`All traces with this ${name}`}
          className="inline-flex size-7 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink"
        >
          <ListFilter size={14} aria-hidden />
        </Link>
      )}
    </span>
  );
}

interface CopyIconProps {
  readonly text: string;
  readonly label: string;
  readonly sign?: string;
}

function CopyIcon({ text, label, sign }: CopyIconProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <IconButton
      label={copied ? "Copied" : label}
      // Refused where the page has no permission; the text can still be selected by hand.
      onClick={() => void copy().catch(() => setCopied(false))}
      icon={
        copied ? (
          <Check size={14} aria-hidden />
        ) : (
          <span aria-hidden className="inline-flex items-center text-small">
            <Copy size={14} />
            {sign}
          </span>
        )
      }
    />
  );
}
