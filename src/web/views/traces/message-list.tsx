import { Bot, Settings2, User, Wrench } from "lucide-react";
import type { Message, MessagePart } from "#contract/span.ts";
import { Badge } from "#web/ui/badge.tsx";
import { CopyButton } from "#web/ui/copy-button.tsx";
import { LongText } from "./long-text.tsx";
import { MediaPart } from "./media-part.tsx";

/** Who speaks, as a picture beside the word. */
function RoleIcon({ role }: { role: string }) {
  switch (role.toLowerCase()) {
    case "user":
    case "human":
      return <User size={14} aria-hidden />;
    case "system":
    case "developer":
      return <Settings2 size={14} aria-hidden />;
    case "tool":
    case "function":
      return <Wrench size={14} aria-hidden />;
    default:
      return <Bot size={14} aria-hidden />;
  }
}

interface MessageListProps {
  readonly input: readonly Message[];
  readonly output: readonly Message[];
}

/** What went into a model and what came out, as a conversation. */
export function MessageList({ input, output }: MessageListProps) {
  return (
    <ol className="flex flex-col">
      {input.map((message, index) => (
        <MessageItem key={index} message={message} />
      ))}
      {output.map((message, index) => (
        <MessageItem key={`out-${index}`} message={message} answer />
      ))}
    </ol>
  );
}

function MessageItem({ message, answer }: { message: Message; answer?: boolean }) {
  const { role, name, parts, finishReason } = message;
  const text = parts.map((part) => ("text" in part ? part.text : "")).join("\n");
  return (
    <li className={answer ? "border-l-2 border-accent py-2 pl-3" : "border-l-2 py-2 pl-3"}>
      <div className="flex h-7 items-center gap-1.5 text-muted">
        <RoleIcon role={role} />
        <span className="font-strong text-ink">{role}</span>
        {name && <span>{name}</span>}
        {answer && <Badge>answer</Badge>}
        {finishReason && <span className="text-small">ended by {finishReason}</span>}
        {text.trim() && (
          <span className="ml-auto opacity-0 focus-within:opacity-100 [li:hover_&]:opacity-100">
            <CopyButton text={text} label={`Copy this message of ${role}`} />
          </span>
        )}
      </div>
      {parts.length === 0 && <p className="text-muted">empty</p>}
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </li>
  );
}

function Part({ part }: { part: MessagePart }) {
  switch (part.type) {
    case "text":
      return <LongText text={part.text} />;
    case "reasoning":
      return (
        <details className="my-1 text-muted" open={part.text.length < 600}>
          <summary>Reasoning</summary>
          <LongText text={part.text} />
        </details>
      );
    case "tool_call":
      return (
        <div className="my-1 rounded-small border bg-sunken px-2 py-1">
          <p className="flex items-center gap-1.5">
            <Wrench size={14} aria-hidden className="text-muted" />
            calls <span className="font-strong">{part.name}</span>
            {part.id && <span className="truncate text-small text-muted">{part.id}</span>}
          </p>
          <LongText text={part.arguments} code />
        </div>
      );
    case "tool_result":
      return (
        <div className="my-1 rounded-small border bg-sunken px-2 py-1">
          {part.id && <p className="truncate text-small text-muted">answer to {part.id}</p>}
          <LongText text={part.content} />
        </div>
      );
    case "image":
    case "audio":
    case "file":
      return <MediaPart part={part} />;
  }
}
