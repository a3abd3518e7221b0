import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import { now } from "./clock.ts";
import { SeededIds, type TraceKey } from "./seeded-ids.ts";

type Kind =
  | "AGENT"
  | "CHAIN"
  | "EMBEDDING"
  | "GUARDRAIL"
  | "LLM"
  | "RERANKER"
  | "RETRIEVER"
  | "TOOL";

/** The span that work runs in. */
export interface Scope {
  readonly span: Span;
  readonly context: Context;
  readonly trace: TraceKey;
}

type Work<T> = (scope: Scope) => Promise<T>;

/** Writes spans with OpenTelemetry's SDK. */
export interface Recorder {
  /** Starts a trace; its ids depend on `key`. */
  root<T>(key: string, name: string, kind: Kind, attributes: Attributes, work: Work<T>): Promise<T>;
  within<T>(
    scope: Scope,
    name: string,
    kind: Kind,
    attributes: Attributes,
    work: Work<T>,
  ): Promise<T>;
  /** Settles when all spans have been handed to the exporter. */
  close(): Promise<void>;
}

export function createRecorder(exporter: SpanExporter, project: string): Recorder {
  const ids = new SeededIds();
  const provider = new BasicTracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({
      "service.name": "ledger-and-lantern",
      "service.version": "1",
      "deployment.environment.name": "demo",
      "openinference.project.name": project,
    }),
    spanProcessors: [
      new BatchSpanProcessor(exporter, { maxQueueSize: 50_000, scheduledDelayMillis: 500 }),
    ],
  });
  const tracer = provider.getTracer("ledger-and-lantern", "1");

  async function run<T>(
    [parent, key]: readonly [Context, TraceKey],
    name: string,
    kind: Kind,
    attributes: Attributes,
    work: Work<T>,
  ): Promise<T> {
    ids.next(key);
    const span = tracer.startSpan(
      name,
      { attributes: { "openinference.span.kind": kind, ...attributes }, startTime: now() },
      parent,
    );
    try {
      const done = await work({ span, context: trace.setSpan(parent, span), trace: key });
      span.setStatus({ code: SpanStatusCode.OK });
      return done;
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      span.recordException(withoutFolders(failure), now());
      span.setStatus({ code: SpanStatusCode.ERROR, message: failure.message });
      throw error;
    } finally {
      span.end(now());
    }
  }

  return {
    root: (key, ...rest) => run([ROOT_CONTEXT, { key, spans: 0 }], ...rest),
    within: (scope, ...rest) => run([scope.context, scope.trace], ...rest),
    close: () => provider.shutdown(),
  };
}

/** The stack from the program's own folders on: where it is installed is nobody's business. */
function withoutFolders({ name, message, stack = "" }: Error) {
  const shown = stack.replaceAll(/(?:file:\/\/)?\/[^\s():]*\/(?=(?:src|dist)\/)/g, "");
  return { name, message, stack: shown };
}
