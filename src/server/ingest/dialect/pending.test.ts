import { describe, expect, it } from "vitest";
import { aDecodedSpan } from "#testing/decoded-span.ts";
import { summariseSpan } from "../summarise.ts";
import { unfoldPending } from "./pending.ts";

const announced = "b7ad6b7169203331";

function placeholder(parent: string) {
  return aDecodedSpan(
    { "logfire.span_type": "pending_span", "logfire.pending_parent_id": parent },
    { spanId: "00f067aa0ba902b7", parentSpanId: announced, statusCode: 2 },
  );
}

describe("unfoldPending", () => {
  it("turns a placeholder into a running version of the span it announces", () => {
    const parent = "1111111111111111";
    const span = unfoldPending(placeholder(parent));
    expect(span).toMatchObject({ spanId: announced, parentSpanId: parent, endNs: 0n });
    expect(summariseSpan(span)).toMatchObject({ pending: true, running: true, status: "unset" });
  });

  it("takes a parent of zeros as none", () => {
    expect(unfoldPending(placeholder("0".repeat(16))).parentSpanId).toBe("");
  });

  it("leaves other spans alone", () => {
    const span = aDecodedSpan({ "logfire.span_type": "span" });
    expect(unfoldPending(span)).toBe(span);
    expect(summariseSpan(span)).toMatchObject({ pending: false, running: false });
  });
});
