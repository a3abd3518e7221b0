import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** What stands on it. */
  readonly word?: string;
  readonly className?: string;
}

export function CopyButton({ text, label, word = "Copy", className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <Button
      aria-label={label}
      className={className}
      // Refused where the page has no permission; the text can still be selected by hand.
      onClick={() => void copy().catch(() => setCopied(false))}
    >
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{copied ? "Copied" : word}</span>
    </Button>
  );
}
