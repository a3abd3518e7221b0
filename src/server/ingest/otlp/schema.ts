import protobuf from "protobufjs";

/**
 * The part of opentelemetry-proto that a receiver of traces and logs reads, and the answers it gives.
 * `utf8_validation = NONE` is what makes a string with invalid UTF-8 arrive with U+FFFD in it instead of
 * costing its sender the whole batch.
 */
const definitions = `
edition = "2023";
package otlp;
option features.utf8_validation = NONE;
option features.field_presence = IMPLICIT;

message AnyValue {
  oneof value {
    string string_value = 1;
    bool bool_value = 2;
    int64 int_value = 3;
    double double_value = 4;
    ArrayValue array_value = 5;
    KeyValueList kvlist_value = 6;
    bytes bytes_value = 7;
  }
}
message ArrayValue { repeated AnyValue values = 1; }
message KeyValueList { repeated KeyValue values = 1; }
message KeyValue { string key = 1; AnyValue value = 2; }
message InstrumentationScope { string name = 1; string version = 2; }
message Resource { repeated KeyValue attributes = 1; }

message TracesRequest { repeated ResourceSpans resource_spans = 1; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
message ScopeSpans { InstrumentationScope scope = 1; repeated Span spans = 2; }
message Span {
  message Event { fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3; }
  message Link { bytes trace_id = 1; bytes span_id = 2; repeated KeyValue attributes = 4; }
  message Status { string message = 2; int32 code = 3; }
  bytes trace_id = 1;
  bytes span_id = 2;
  bytes parent_span_id = 4;
  string name = 5;
  fixed64 start_time_unix_nano = 7;
  fixed64 end_time_unix_nano = 8;
  repeated KeyValue attributes = 9;
  repeated Event events = 11;
  repeated Link links = 13;
  Status status = 15;
}

message LogsRequest { repeated ResourceLogs resource_logs = 1; }
message ResourceLogs { Resource resource = 1; repeated ScopeLogs scope_logs = 2; }
message ScopeLogs { InstrumentationScope scope = 1; repeated LogRecord log_records = 2; }
message LogRecord {
  fixed64 time_unix_nano = 1;
  AnyValue body = 5;
  repeated KeyValue attributes = 6;
  bytes trace_id = 9;
  bytes span_id = 10;
  fixed64 observed_time_unix_nano = 11;
  string event_name = 12;
}

// Traces, logs and metrics answer in the same shape: only the JSON name of the count differs.
message ExportAnswer { PartialSuccess partial_success = 1 [features.field_presence = EXPLICIT]; }
message PartialSuccess { int64 rejected = 1; string error_message = 2; }

// google.rpc.Status
message Status { int32 code = 1; string message = 2; }
`;

const root = protobuf.parse(definitions, new protobuf.Root()).root.resolveAll();

export const tracesRequest = root.lookupType("otlp.TracesRequest");
export const logsRequest = root.lookupType("otlp.LogsRequest");
export const exportAnswer = root.lookupType("otlp.ExportAnswer");
export const statusMessage = root.lookupType("otlp.Status");

/** A 64-bit integer in two halves, as protobufjs reads it. */
export interface WireLong {
  readonly low: number;
  readonly high: number;
}

/** `value` names the field that is set; without it the AnyValue is unset. */
export interface WireAnyValue {
  readonly value?: string;
  readonly stringValue: string;
  readonly boolValue: boolean;
  readonly intValue: WireLong;
  readonly doubleValue: number;
  readonly arrayValue: { readonly values: readonly WireAnyValue[] };
  readonly kvlistValue: { readonly values: readonly WireKeyValue[] };
  readonly bytesValue: Uint8Array;
}

export interface WireKeyValue {
  readonly key: string;
  readonly value: WireAnyValue | null;
}

export interface WireSpan {
  readonly traceId: Uint8Array;
  readonly spanId: Uint8Array;
  readonly parentSpanId: Uint8Array;
  readonly name: string;
  readonly startTimeUnixNano: WireLong;
  readonly endTimeUnixNano: WireLong;
  readonly attributes: readonly WireKeyValue[];
  readonly events: readonly {
    readonly timeUnixNano: WireLong;
    readonly name: string;
    readonly attributes: readonly WireKeyValue[];
  }[];
  readonly links: readonly {
    readonly traceId: Uint8Array;
    readonly spanId: Uint8Array;
    readonly attributes: readonly WireKeyValue[];
  }[];
  readonly status: { readonly message: string; readonly code: number } | null;
}

export interface WireLogRecord {
  readonly timeUnixNano: WireLong;
  readonly observedTimeUnixNano: WireLong;
  readonly body: WireAnyValue | null;
  readonly attributes: readonly WireKeyValue[];
  readonly traceId: Uint8Array;
  readonly spanId: Uint8Array;
  readonly eventName: string;
}

interface WireOrigin {
  readonly resource: { readonly attributes: readonly WireKeyValue[] } | null;
}

interface WireScope {
  readonly scope: { readonly name: string; readonly version: string } | null;
}

export interface WireTraces {
  readonly resourceSpans: readonly (WireOrigin & {
    readonly scopeSpans: readonly (WireScope & { readonly spans: readonly WireSpan[] })[];
  })[];
}

export interface WireLogs {
  readonly resourceLogs: readonly (WireOrigin & {
    readonly scopeLogs: readonly (WireScope & { readonly logRecords: readonly WireLogRecord[] })[];
  })[];
}
