import { Bot, Settings2, User, Wrench } from "lucide-react";
import { useMemo, useState } from "react";
import type { Message, MessagePart, SpanSummary } from "#contract/span.ts";
import { Badge } from "#web/ui/badge.tsx";
import { CopyButton } from "#web/ui/copy-button.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { LongText } from "./long-text.tsx";
import { MediaPart } from "./media-part.tsx";
import { finishWords } from "./panel/finish-words.ts";
import { type AnsweredCalls, pairCalls } from "./panel/pair-calls.ts";
import { ToolAnswer } from "./panel/tool-answer.tsx";
import { ToolCall } from "./panel/tool-call.tsx";

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
  /** Spans that ran the calls of the output, in their order. */
  readonly toolSpans: readonly SpanSummary[];
  readonly project: string;
  readonly traceId: string;
}

/** Messages of a long conversation that are drawn at first: the last, which were answered. */
const lastShown = 60;

/** What went into a model and what came out, as a conversation; calls stand with their answers. */
export function MessageList({ input, output, toolSpans, project, traceId }: MessageListProps) {
  const calls = useMemo(() => pairCalls(input), [input]);
  const ran = useMemo(() => spansOfCalls(output, toolSpans), [output, toolSpans]);
  const [wantsAll, setWantsAll] = useState(false);
  const hidden = wantsAll ? 0 : Math.max(0, input.length - lastShown);
  return (
    <ol className="flex flex-col">
      {hidden > 0 && (
        <li className="pb-2">
          <button type="button" className="link" onClick={() => setWantsAll(true)}>
            {`Show ${formatQuantity(hidden, "earlier message")}`}
          </button>
        </li>
      )}
      {input.slice(hidden).map((message, at) => (
        <MessageItem
          key={hidden + at}
          message={message}
          place={hidden + at}
          side="inputMessages"
          calls={calls}
        />
      ))}
      {output.map((message, at) => (
        <MessageItem
          key={`out-${at}`}
          message={message}
          place={at}
          side="outputMessages"
          calls={noCalls}
          toolAnswer={(part) => {
            const span = ran(at, part);
            return span && <ToolAnswer project={project} traceId={traceId} span={span} />;
          }}
        />
      ))}
    </ol>
  );
}

const noCalls: AnsweredCalls = { answerOf: () => undefined, isPaired: () => false };

/** The nth call of an answer was run by the nth tool span: ids repeat, and often differ between the two. */
function spansOfCalls(output: readonly Message[], spans: readonly SpanSummary[]) {
  const byPlace = new Map<string, SpanSummary>();
  let next = 0;
  for (const [message, { parts }] of output.entries())
    for (const [part, { type }] of parts.entries()) {
      const span = type === "tool_call" ? spans[next++] : undefined;
      if (span) byPlace.set(`${message}/${part}`, span);
    }
  return (message: number, part: number) => byPlace.get(`${message}/${part}`);
}

interface MessageItemProps {
  readonly message: Message;
  readonly place: number;
  readonly side: "inputMessages" | "outputMessages";
  readonly calls: AnsweredCalls;
  readonly toolAnswer?: (part: number) => React.ReactNode;
}

function MessageItem({ message, place, side, calls, toolAnswer }: MessageItemProps) {
  const { role, name, parts, finishReason } = message;
  const isAnswer = side === "outputMessages";
  const shown = parts
    .map((part, at) => ({ part, at }))
    .filter(({ at }) => !calls.isPaired({ message: place, part: at }));
  if (parts.length > 0 && shown.length === 0) return null;
  const text = parts.map((part) => ("text" in part ? part.text : "")).join("\n");
  return (
    <li className={`border-l-2 py-2 pl-3 ${isAnswer ? "border-accent" : ""}`}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-1.5 text-muted">
        <RoleIcon role={role} />
        <span className="font-strong text-ink">{role}</span>
        {name && <span className="[overflow-wrap:anywhere]">{name}</span>}
        {isAnswer && <Badge>answer</Badge>}
        {finishReason && <Finish reason={finishReason} />}
        {text.trim() && (
          <span className="ml-auto opacity-0 focus-within:opacity-100 [li:hover_&]:opacity-100">
            <CopyButton text={text} label={`Copy this message of ${role}`} />
          </span>
        )}
      </div>
      {parts.length === 0 && <p className="text-muted">empty</p>}
      {shown.map(({ part, at }) => (
        <Part
          key={at}
          part={part}
          pointer={`/${side}/${place}/parts/${at}`}
          glimpse={isInstruction(role) ? instructionCharacters : undefined}
          answer={part.type === "tool_call" ? toolAnswer?.(at) : undefined}
          result={calls.answerOf({ message: place, part: at })}
        />
      ))}
    </li>
  );
}

/** Instructions are long and the same in every call: a glimpse of them keeps the conversation in sight. */
const instructionCharacters = 700;

function isInstruction(role: string): boolean {
  return ["system", "developer"].includes(role.toLowerCase());
}

function Finish({ reason }: { reason: string }) {
  const { meaning, isCutOff } = finishWords(reason);
  return (
    <span className={`text-small ${isCutOff ? "text-warning" : ""}`}>
      {`ended by ${reason}${meaning ? `: ${meaning}` : ""}`}
    </span>
  );
}

interface PartProps {
  readonly part: MessagePart;
  /** Where it stands in the span's content. */
  readonly pointer: string;
  readonly glimpse: number | undefined;
  /** What ran the call, where a span of the trace did. */
  readonly answer: React.ReactNode;
  readonly result: ReturnType<AnsweredCalls["answerOf"]>;
}

function Part({ part, pointer, glimpse, answer, result }: PartProps) {
  switch (part.type) {
    case "text":
      return <LongText text={part.text} at={`${pointer}/text`} glimpse={glimpse} />;
    case "reasoning":
      return (
        <details className="my-1 text-muted" open={part.text.length < 600}>
          <summary>Reasoning</summary>
          <LongText text={part.text} at={`${pointer}/text`} />
        </details>
      );
    case "tool_call":
      return (
        <ToolCall call={part} at={`${pointer}/arguments`}>
          {result ? (
            <LongText
              text={result.result.content}
              at={`/inputMessages/${result.place.message}/parts/${result.place.part}/content`}
            />
          ) : (
            answer
          )}
        </ToolCall>
      );
    case "tool_result":
      return (
        <div className="my-1 rounded-small border bg-sunken px-2 py-1">
          <p className="text-small text-muted">
            {`answer to ${part.id ?? "a call"} that is not part of this conversation`}
          </p>
          <LongText text={part.content} at={`${pointer}/content`} />
        </div>
      );
    case "image":
    case "audio":
    case "file":
      return <MediaPart part={part} at={`${pointer}/url`} />;
  }
}
