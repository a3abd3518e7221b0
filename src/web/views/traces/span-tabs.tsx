import type { ReactNode } from "react";
import type { SpanTab } from "#contract/links/trace-link.ts";
import type { SpanContent, SpanSummary } from "#contract/span.ts";
import { AttributesTable } from "./attributes-table.tsx";
import { DocumentsTable } from "./documents-table.tsx";
import { EventList } from "./event-list.tsx";
import { LabelledText } from "./labelled-text.tsx";
import { LinkList } from "./link-list.tsx";
import { LongText } from "./long-text.tsx";
import { MessageList } from "./message-list.tsx";
import { PromptView } from "./prompt-view.tsx";
import { SettingsView } from "./settings-view.tsx";

interface SpanTabEntry {
  readonly value: SpanTab;
  readonly label: string;
  readonly content: ReactNode;
}

/** The tabs a span has something for, the telling one first: an error before all, else what its kind is about. */
export function tabsOf(span: SpanSummary, content: SpanContent, project: string): SpanTabEntry[] {
  const tabs = [
    ...errorTab(content),
    ...(span.kind === "TOOL" ? toolTab(content) : []),
    ...documentsTab(content),
    ...messagesTab(content),
    ...(span.kind === "TOOL" ? [] : toolTab(content)),
    ...textTab(span, content),
    ...furtherTabs(content, project),
    entry("attributes", "Attributes", <AttributesTable content={content} />),
    entry("raw", "Raw", <LongText text={JSON.stringify({ ...span, content })} code />),
  ];
  return tabs;
}

function entry(value: SpanTab, label: string, content: ReactNode): SpanTabEntry {
  return { value, label, content };
}

function errorTab({ error }: SpanContent): SpanTabEntry[] {
  if (!error) return [];
  return [
    entry(
      "error",
      "Exception",
      <>
        {error.type && <p className="font-strong text-error">{error.type}</p>}
        <LongText text={error.message} />
        {error.stack && (
          <div className="mt-2 border-t pt-2">
            <LongText text={error.stack} code />
          </div>
        )}
      </>,
    ),
  ];
}

function messagesTab({ inputMessages, outputMessages }: SpanContent): SpanTabEntry[] {
  if (inputMessages.length + outputMessages.length === 0) return [];
  const list = <MessageList input={inputMessages} output={outputMessages} />;
  return [entry("messages", "Messages", list)];
}

function toolTab({ toolName, toolCallId, input, output }: SpanContent): SpanTabEntry[] {
  if (toolName === null) return [];
  return [
    entry(
      "tool",
      "Tool call",
      <>
        <p>
          <span className="font-strong">{toolName}</span>
          {toolCallId && <span className="ml-2 text-small text-muted">{toolCallId}</span>}
        </p>
        <LabelledText label="Arguments" text={input} missing="No arguments were reported" />
        <LabelledText label="Answer" text={output} missing="No answer was reported" />
      </>,
    ),
  ];
}

function documentsTab({ documents }: SpanContent): SpanTabEntry[] {
  if (documents.length === 0) return [];
  const label = `Documents ${documents.length.toLocaleString("en-US")}`;
  return [entry("documents", label, <DocumentsTable documents={documents} />)];
}

function textTab({ kind }: SpanSummary, { input, output, toolName }: SpanContent): SpanTabEntry[] {
  const saidAlready = toolName !== null;
  if (saidAlready || (input === null && output === null && kind === "LLM")) return [];
  return [
    entry(
      "text",
      "Input and output",
      <>
        <LabelledText label="Input" text={input} missing="No input was reported" />
        <LabelledText label="Output" text={output} missing="No output was reported" />
      </>,
    ),
  ];
}

function furtherTabs(content: SpanContent, project: string): SpanTabEntry[] {
  const { prompt, settings, toolDefinitions, events, links, vectors, tags } = content;
  const hasSettings = Object.keys(settings).length + toolDefinitions.length > 0;
  const tabs: SpanTabEntry[] = [];
  if (prompt) tabs.push(entry("prompt", "Prompt", <PromptView prompt={prompt} />));
  if (hasSettings || vectors > 0 || tags.length > 0)
    tabs.push(entry("settings", "Settings", <SettingsView content={content} />));
  if (events.length > 0)
    tabs.push(entry("events", `Events ${events.length}`, <EventList events={events} />));
  if (links.length > 0)
    tabs.push(
      entry("links", `Links ${links.length}`, <LinkList links={links} project={project} />),
    );
  return tabs;
}
