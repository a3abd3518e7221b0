import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";

/** The OTLP exporter, remembering the first failure: the SDK alone would only log it. */
export class CheckedExporter implements SpanExporter {
  failure: Error | undefined;
  exported = 0;
  private readonly inner: OTLPTraceExporter;

  constructor(url: string, project: string, apiKey?: string) {
    // A header holds ASCII only; other names travel in the resource alone.
    const headers: Record<string, string> = {};
    if (/^[\x20-\x7e]+$/.test(project)) headers["x-touchstone-project"] = project;
    if (apiKey) headers["authorization"] = `Bearer ${apiKey}`;
    this.inner = new OTLPTraceExporter({ url: `${url}/v1/traces`, headers, timeoutMillis: 20_000 });
  }

  export(spans: ReadableSpan[], done: Parameters<SpanExporter["export"]>[1]): void {
    this.inner.export(spans, (result) => {
      if (result.error) this.failure ??= result.error;
      else this.exported += spans.length;
      done(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }
}
