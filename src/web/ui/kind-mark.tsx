import { clsx } from "clsx";
import {
  ArrowDownWideNarrow,
  Bot,
  Box,
  Gavel,
  Grid3x3,
  Link2,
  MessageSquare,
  ScrollText,
  Search,
  ShieldCheck,
  Wrench,
} from "lucide-react";
import type { SpanKind } from "#contract/span.ts";

const kinds = {
  LLM: { icon: MessageSquare, color: "var(--kind-llm)", word: "Model" },
  CHAIN: { icon: Link2, color: "var(--kind-chain)", word: "Chain" },
  AGENT: { icon: Bot, color: "var(--kind-agent)", word: "Agent" },
  TOOL: { icon: Wrench, color: "var(--kind-tool)", word: "Tool" },
  RETRIEVER: { icon: Search, color: "var(--kind-retriever)", word: "Retriever" },
  RERANKER: { icon: ArrowDownWideNarrow, color: "var(--kind-reranker)", word: "Reranker" },
  EMBEDDING: { icon: Grid3x3, color: "var(--kind-embedding)", word: "Embedding" },
  GUARDRAIL: { icon: ShieldCheck, color: "var(--kind-guardrail)", word: "Guardrail" },
  EVALUATOR: { icon: Gavel, color: "var(--kind-evaluator)", word: "Evaluator" },
  PROMPT: { icon: ScrollText, color: "var(--kind-prompt)", word: "Prompt" },
  UNKNOWN: { icon: Box, color: "var(--kind-unknown)", word: "Span" },
} as const satisfies Record<SpanKind, unknown>;

interface KindMarkProps {
  readonly kind: SpanKind;
  /** With its word beside the icon. */
  readonly worded?: boolean;
  readonly className?: string;
}

/** What sort of work a span is: icon and hue, never hue alone. */
export function KindMark({ kind, worded, className }: KindMarkProps) {
  const { icon: Icon, color, word } = kinds[kind];
  return (
    <span
      className={clsx("inline-flex items-center gap-1.5 align-middle", className)}
      style={{ color }}
      title={worded ? undefined : word}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className={worded ? undefined : "sr-only"}>{word}</span>
    </span>
  );
}
