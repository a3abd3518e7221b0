import type { ReactNode } from "react";
import type { SpanTab } from "#contract/links/trace-link.ts";
import type { SpanDetail } from "#contract/span-detail.ts";
import type { SpanSummary } from "#contract/span.ts";
import { formatCount } from "#web/ui/format.ts";
import { AttributesTable } from "./attributes-table.tsx";
import { LabelledText } from "./labelled-text.tsx";
import { LinkList } from "./link-list.tsx";
import { LongText } from "./long-text.tsx";
import { MessageList } from "./message-list.tsx";
import type { AgentSteps } from "./panel/agent-steps.ts";
import { DocumentsView } from "./panel/documents-view.tsx";
import { EmbeddingView } from "./panel/embedding-view.tsx";
import { ErrorView } from "./panel/error-view.tsx";
import { EvaluationView } from "./panel/evaluation-view.tsx";
import { EventTimeline } from "./panel/event-timeline.tsx";
import { GuardrailView } from "./panel/guardrail-view.tsx";
import { ScoreList } from "./panel/score-list.tsx";
import { StepsView } from "./panel/steps-view.tsx";
import { ToolView } from "./panel/tool-view.tsx";
import { PromptView } from "./prompt-view.tsx";
import { SettingsView } from "./settings-view.tsx";

interface SpanTabEntry {
  readonly value: SpanTab;
  readonly label: string;
  readonly content: ReactNode;
}

/** What the tabs are made from: the span, and what its trace knows of its neighbours. */
export interface SpanAround {
  readonly project: string;
  readonly traceId: string;
  readonly span: SpanSummary;
  /** Its times are real. */
  readonly isTimed: boolean;
  readonly detail: SpanDetail;
  /** Spans that ran the tools it asked for, in their order. */
  readonly toolSpans: readonly SpanSummary[];
  readonly steps: AgentSteps;
}

/** The tabs a span has something for, the telling one first: an error before all, else what its kind is about. */
export function tabsOf(around: SpanAround): SpanTabEntry[] {
  const { project, span, detail } = around;
  const isTool = span.kind === "TOOL";
  return [
    ...errorTab(around),
    ...(isTool ? toolTab(around) : []),
    ...kindTab(around),
    ...documentsTab(around),
    ...messagesTab(around),
    ...(isTool ? [] : toolTab(around)),
    ...textTab(around),
    ...scoresTab(around),
    ...furtherTabs(around),
    entry(
      "attributes",
      "Attributes",
      <AttributesTable project={project} content={detail.content} />,
    ),
    entry("raw", "Raw", <LongText text={JSON.stringify(detail)} code />),
  ];
}

function entry(value: SpanTab, label: string, content: ReactNode): SpanTabEntry {
  return { value, label, content };
}

function errorTab({ detail: { content } }: SpanAround): SpanTabEntry[] {
  return content.error ? [entry("error", "Exception", <ErrorView error={content.error} />)] : [];
}

/** What only this kind of span is about. */
function kindTab({ project, span, detail, steps, isTimed }: SpanAround): SpanTabEntry[] {
  const { content } = detail;
  switch (span.kind) {
    case "AGENT":
      if (steps.steps.length === 0) return [];
      return [
        entry(
          "steps",
          `Steps ${formatCount(steps.steps.length + steps.more)}`,
          <StepsView steps={steps} isTimed={isTimed} />,
        ),
      ];
    case "EMBEDDING":
      return [entry("embedding", "Embedding", <EmbeddingView span={span} content={content} />)];
    case "GUARDRAIL":
      return [entry("guardrail", "Check", <GuardrailView content={content} />)];
    case "EVALUATOR":
      return [
        entry(
          "evaluation",
          "Evaluation",
          <EvaluationView project={project} name={span.name} content={content} />,
        ),
      ];
    case "LLM":
    case "CHAIN":
    case "TOOL":
    case "RETRIEVER":
    case "RERANKER":
    case "PROMPT":
    case "UNKNOWN":
      return [];
  }
}

function messagesTab({ project, traceId, detail, toolSpans }: SpanAround): SpanTabEntry[] {
  const { inputMessages, outputMessages } = detail.content;
  if (inputMessages.length + outputMessages.length === 0) return [];
  const list = (
    <MessageList
      input={inputMessages}
      output={outputMessages}
      toolSpans={toolSpans}
      project={project}
      traceId={traceId}
    />
  );
  return [entry("messages", "Messages", list)];
}

function toolTab({ span, detail: { content } }: SpanAround): SpanTabEntry[] {
  if (content.toolName === null) return [];
  return [entry("tool", "Tool call", <ToolView span={span} content={content} />)];
}

function documentsTab({ detail: { content, retrieval } }: SpanAround): SpanTabEntry[] {
  const { length } = content.documents;
  if (length === 0) return [];
  const view = <DocumentsView content={content} retrieval={retrieval} />;
  return [entry("documents", `Documents ${formatCount(length)}`, view)];
}

/** Kinds whose own view shows what went in and what came out. */
const saysItself = new Set<SpanSummary["kind"]>(["GUARDRAIL"]);

function textTab({ span: { kind }, detail: { content } }: SpanAround): SpanTabEntry[] {
  const { input, output, toolName } = content;
  if (toolName !== null || saysItself.has(kind)) return [];
  if (input === null && output === null && kind === "LLM") return [];
  return [
    entry(
      "text",
      "Input and output",
      <>
        <LabelledText label="Input" text={input} at="/input" missing="No input was reported" />
        <LabelledText label="Output" text={output} at="/output" missing="No output was reported" />
      </>,
    ),
  ];
}

function scoresTab({ project, detail: { scores } }: SpanAround): SpanTabEntry[] {
  if (scores.length === 0) return [];
  const label = `Scores ${formatCount(scores.length)}`;
  return [entry("scores", label, <ScoreList project={project} scores={scores} />)];
}

function furtherTabs({ project, span, isTimed, detail }: SpanAround): SpanTabEntry[] {
  const { prompt, settings, toolDefinitions, events, links, vectors, tags } = detail.content;
  const hasSettings = Object.keys(settings).length + toolDefinitions.length > 0;
  const tabs: SpanTabEntry[] = [];
  if (prompt) tabs.push(entry("prompt", "Prompt", <PromptView prompt={prompt} />));
  if (hasSettings || (vectors > 0 && span.kind !== "EMBEDDING") || tags.length > 0)
    tabs.push(entry("settings", "Settings", <SettingsView content={detail.content} />));
  if (events.length > 0)
    tabs.push(
      entry(
        "events",
        `Events ${formatCount(events.length)}`,
        <EventTimeline span={span} events={events} isTimed={isTimed} />,
      ),
    );
  if (links.length > 0)
    tabs.push(
      entry(
        "links",
        `Links ${formatCount(links.length)}`,
        <LinkList links={links} project={project} />,
      ),
    );
  return tabs;
}
