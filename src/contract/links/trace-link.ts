import { z } from "zod";
import { spanKind } from "../span.ts";
import { defineLink, field } from "./link.ts";

export const spanTabs = [
  "messages",
  "text",
  "tool",
  "documents",
  "steps",
  "embedding",
  "guardrail",
  "evaluation",
  "scores",
  "error",
  "prompt",
  "settings",
  "events",
  "links",
  "attributes",
  "raw",
] as const;
export type SpanTab = (typeof spanTabs)[number];

/** A stretch of time, milliseconds since the trace began: `120.5~340`. */
const stretch = z.codec(
  z.string().regex(/^\d{1,15}(\.\d{1,9})?~\d{1,15}(\.\d{1,9})?$/),
  z.object({ from: z.number(), to: z.number() }),
  {
    decode: (text) => {
      const [from, to] = text.split("~").map(Number);
      return { from: from ?? 0, to: to ?? 0 };
    },
    encode: ({ from, to }) => `${shorten(from)}~${shorten(to)}`,
  },
);

/** As many digits as nanoseconds have, without an exponent. */
function shorten(ms: number): string {
  return Math.max(0, ms)
    .toFixed(6)
    .replace(/\.?0+$/, "");
}

/** Kinds with commas between: `TOOL,LLM`. */
const kinds = z.codec(z.string().max(200), z.array(spanKind), {
  decode: (text) => spanKindsOf(text),
  encode: (list) => list.join(","),
});

function spanKindsOf(text: string): z.output<typeof spanKind>[] {
  return text.split(",").flatMap((word) => spanKind.safeParse(word).data ?? []);
}

/** What the table of steps is sorted by. */
export const stepOrders = ["path", "self", "total", "count", "failed", "tokens", "cost"] as const;

/** `span` of a trace whose reader has closed the panel. */
export const noSpanOpen = "-";

/** State of the view of one trace. */
export const traceLink = defineLink(
  z.object({
    /** Span whose details are open. Left out: the one that made the trace fail. */
    span: field(z.string().max(200)),
    tab: field(z.enum(spanTabs)),
    zoom: field(stretch),
    /** Text looked for among the names of spans. */
    find: field(z.string().max(200)),
    /** Levels that are open; left out: all. */
    level: field(z.coerce.number().int().min(1).max(1_000_000)),
    /** Kinds whose spans are folded. */
    fold: field(kinds),
    /** The critical path is outlined unless this says no. */
    path: field(z.enum(["off"])),
    /** Times as they were sent, where clocks of services differ and are corrected otherwise. */
    times: field(z.enum(["sent"])),
    /** The table of steps is open, sorted by this. */
    steps: field(z.enum(stepOrders)),
  }),
);
