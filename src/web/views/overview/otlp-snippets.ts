import type { RecordsAnswer } from "#contract/records.ts";

/** Where an exporter has to send to, and how it names the project. */
export interface Destination {
  readonly origin: string;
  readonly project: string;
  /** Whether the server has accounts: senders then need a key, which stands in TOUCHSTONE_API_KEY. */
  readonly needsKey?: boolean;
}

const defaultProject = "default";

export function typescriptSnippet({ origin, project, needsKey = false }: Destination): string {
  const entries = [
    ...(needsKey ? ["authorization: `Bearer ${process.env.TOUCHSTONE_API_KEY}`"] : []),
    ...(project === defaultProject ? [] : [`"x-touchstone-project": ${quoted(project)}`]),
  ];
  const headers = entries.length > 0 ? `\n      headers: { ${entries.join(", ")} },` : "";
  return `// npm install @opentelemetry/api @opentelemetry/sdk-trace-base @opentelemetry/exporter-trace-otlp-proto
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BasicTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const provider = new BasicTracerProvider({
  spanProcessors: [
    new SimpleSpanProcessor(new OTLPTraceExporter({
      url: ${quoted(`${origin}/v1/traces`)},${headers}
    })),
  ],
});

const span = provider.getTracer("hello").startSpan("answer_question", {
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o-mini",
    "input.value": "What is a touchstone?",
    "output.value": "A dark stone that shows which gold is better.",
    "gen_ai.usage.input_tokens": 12,
    "gen_ai.usage.output_tokens": 9,
  },
});
span.end();
await provider.shutdown();`;
}

export function pythonSnippet({ origin, project, needsKey = false }: Destination): string {
  const entries = [
    ...(needsKey ? [`"authorization": f"Bearer {os.environ['TOUCHSTONE_API_KEY']}"`] : []),
    ...(project === defaultProject ? [] : [`"x-touchstone-project": ${quoted(project)}`]),
  ];
  const headers = entries.length > 0 ? `\n    headers={${entries.join(", ")}},` : "";
  return `# pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http${needsKey ? "\nimport os" : ""}
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor

provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(OTLPSpanExporter(
    endpoint=${quoted(`${origin}/v1/traces`)},${headers}
)))

with provider.get_tracer("hello").start_as_current_span("answer_question") as span:
    span.set_attributes({
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "gpt-4o-mini",
        "input.value": "What is a touchstone?",
        "output.value": "A dark stone that shows which gold is better.",
        "gen_ai.usage.input_tokens": 12,
        "gen_ai.usage.output_tokens": 9,
    })
provider.shutdown()`;
}

/** The command that imports a file into the project from a shell. */
export function importCommand({ origin, project }: Destination): string {
  const url = origin.endsWith(":4318") ? "" : ` --url ${origin}`;
  return `npx touchstone import FILE --project ${shellWord(project)}${url}`;
}

/** A JSON string is a string of both languages. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function shellWord(word: string): string {
  return /^[\w.@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Sentence for what an import did. */
export function importSentence({
  accepted,
  rejectedCount,
}: Pick<RecordsAnswer, "accepted" | "rejectedCount">): string {
  const went = `${accepted.toLocaleString("en-US")} ${accepted === 1 ? "line" : "lines"} went in`;
  if (rejectedCount === 0) return `${went}.`;
  return `${went}, ${rejectedCount.toLocaleString("en-US")} did not.`;
}
