import { Wrench } from "lucide-react";
import type { ReactNode } from "react";
import type { MessagePart } from "#contract/span.ts";
import { LongText } from "../long-text.tsx";

interface ToolCallProps {
  readonly call: Extract<MessagePart, { type: "tool_call" }>;
  /** Where its arguments stand in the span's content. */
  readonly at: string;
  /** What came back; nothing where that is not known. */
  readonly children: ReactNode;
}

/** A call with its arguments, and what came back under them. */
export function ToolCall({ call: { name, id, arguments: given }, at, children }: ToolCallProps) {
  return (
    <div className="my-1 rounded-small border bg-sunken">
      <div className="px-2 py-1">
        <p className="flex items-center gap-1.5">
          <Wrench size={14} aria-hidden className="shrink-0 text-muted" />
          calls <span className="font-strong [overflow-wrap:anywhere]">{name}</span>
          {id && <span className="truncate text-small text-muted">{id}</span>}
        </p>
        <LongText text={given} at={at} code />
      </div>
      {children && (
        <div className="border-t px-2 py-1">
          <p className="text-small text-muted">answer</p>
          {children}
        </div>
      )}
    </div>
  );
}
