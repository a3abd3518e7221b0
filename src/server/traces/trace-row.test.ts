import { expect, it } from "vitest";
import { aDecodedSpan } from "#testing/decoded-span.ts";
import type { DecodedSpan } from "../ingest/decoded.ts";
import { narrowSpanOf } from "../ingest/narrow-span.ts";
import { spanRow } from "../ingest/span-rows.ts";
import { summariseSpan } from "../ingest/summarise.ts";
import { traceRow } from "./trace-row.ts";

function rowOf(...spans: readonly Partial<DecodedSpan>[]): object {
  const narrow = spans.map((given) => {
    const span = aDecodedSpan(given.attributes ?? {}, given);
    const row = spanRow("p", span, summariseSpan(span), { cost: () => undefined });
    return narrowSpanOf(row, span);
  });
  return traceRow("p", "t", narrow);
}

const asked = { "gen_ai.request.model": "gpt-4o", "gen_ai.provider.name": "langchain" };

it("names the models and providers that were called, not what encloses the calls", () => {
  const agent = { ...asked, "gen_ai.operation.name": "invoke_agent" };
  const call = {
    "gen_ai.operation.name": "chat",
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.provider.name": "openai",
  };
  expect(
    rowOf({ spanId: "a", attributes: agent }, { spanId: "b", parentSpanId: "a", attributes: call }),
  ).toMatchObject({ models: ["gpt-4o-2024-08-06"], providers: ["openai"] });
  expect(rowOf({ spanId: "a", attributes: agent })).toMatchObject({ models: ["gpt-4o"] });
});

it("tells a wordless failure in the words of the failure around it", () => {
  expect(
    rowOf(
      { spanId: "a", statusCode: 2, statusMessage: "Rate limit reached" },
      { spanId: "b", parentSpanId: "a", name: "POST", statusCode: 2 },
    ),
  ).toMatchObject({ error_message: "Rate limit reached", error_span_id: "b" });
  expect(
    rowOf(
      { spanId: "a", parentSpanId: "b", statusCode: 2 },
      { spanId: "b", parentSpanId: "a", statusCode: 2 },
    ),
  ).toMatchObject({ error_message: "" });
});
