import { describe, expect, it } from "vitest";
import {
  encodeLogsAnswer,
  encodeMetricsAnswer,
  encodeStatus,
  encodeTracesAnswer,
} from "./encode.ts";

const success = { rejected: 0, message: "" };
const partial = { rejected: 3, message: "bad" };

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

describe("answers", () => {
  it("are empty on success", () => {
    expect(encodeTracesAnswer(success, "protobuf")).toHaveLength(0);
    expect(text(encodeTracesAnswer(success, "json"))).toBe("{}");
  });

  it("count what was rejected, under the name of the signal in JSON", () => {
    // partial_success (1) { rejected (1): 3, error_message (2): "bad" }
    expect(text(encodeTracesAnswer(partial, "protobuf"))).toBe("\n\u0007\b\u0003\u0012\u0003bad");
    expect(text(encodeTracesAnswer(partial, "json"))).toBe(
      '{"partialSuccess":{"rejectedSpans":"3","errorMessage":"bad"}}',
    );
    expect(text(encodeLogsAnswer(partial, "json"))).toContain("rejectedLogRecords");
    expect(text(encodeMetricsAnswer(partial, "json"))).toContain("rejectedDataPoints");
  });

  it("tell what is wrong as a google.rpc.Status", () => {
    expect(text(encodeStatus("no", "protobuf"))).toBe("\u0012\u0002no");
    expect(text(encodeStatus("no", "json"))).toBe('{"message":"no"}');
  });
});
