import type { DecodedSpan } from "./decoded.ts";
import { reportedCost } from "./dialect/cost.ts";
import { outcomeOf } from "./dialect/error.ts";
import { timeToFirstToken } from "./dialect/first-token.ts";
import { firstText } from "./dialect/first.ts";
import { inputOf, outputOf, type Shown } from "./dialect/input-output.ts";
import { classify } from "./dialect/kind.ts";
import { lastText } from "./dialect/messages/last-text.ts";
import { readInputMessages } from "./dialect/messages/input.ts";
import { readOutputMessages } from "./dialect/messages/output.ts";
import { metadataOf, tagsOf } from "./dialect/metadata.ts";
import { modelOf } from "./dialect/model.ts";
import { isPlaceholder } from "./dialect/pending.ts";
import { promptOf } from "./dialect/prompt.ts";
import { sessionOf, userOf } from "./dialect/session.ts";
import { tokensOf } from "./dialect/tokens.ts";
import { toolNameOf } from "./dialect/tool-name.ts";
import { vectorsOf } from "./dialect/vectors.ts";
import type { SpanFacts } from "./span-facts.ts";

/**
 * The facts of a span, whatever dialect it speaks. Reads only the span itself; give it a placeholder after
 * `unfoldPending`. Never throws.
 */
export function summariseSpan(span: DecodedSpan): SpanFacts {
  const { attributes, resource } = span;
  const { kind, dialect } = classify(span);
  const pending = isPlaceholder(span);
  const { status, error } = outcomeOf(span, pending);
  const { vectors, vectorKeys } = vectorsOf(span, kind);
  const talks = kind === "LLM" || kind === "AGENT" || kind === "TOOL";
  const input = shownOr(inputOf(attributes), () => talks && readInputMessages(span, []));
  const output = shownOr(outputOf(attributes), () => talks && readOutputMessages(span, []));
  const metadata = metadataOf(attributes);
  const isVector = vectorKeys.includes(output.key);
  return {
    kind,
    dialect,
    status,
    error,
    ...modelOf(span, kind),
    tokens: tokensOf(attributes, status === "error"),
    costUsd: reportedCost(attributes),
    input: input.text,
    inputKey: input.key,
    output: isVector ? null : output.text,
    outputKey: isVector ? "" : output.key,
    toolName: toolNameOf(span, kind),
    ...promptOf(attributes),
    sessionId: sessionOf(attributes, metadata),
    userId: userOf(attributes, metadata),
    tags: tagsOf(attributes),
    metadata,
    environment: firstText(attributes, environmentKeys) ?? firstText(resource, environmentKeys),
    release: firstText(attributes, releaseKeys) ?? firstText(resource, releaseKeys),
    service: firstText(resource, ["service.name"]),
    timeToFirstTokenMs: timeToFirstToken(span),
    timing: attributes["touchstone.timing"] === "synthetic" ? "synthetic" : "real",
    running: pending || span.endNs === 0n,
    pending,
    spanName: span.name,
    vectors,
    vectorKeys,
    projectHint: firstText(resource, ["openinference.project.name"]),
  };
}

const environmentKeys = [
  "langfuse.environment",
  "deployment.environment.name",
  "deployment.environment",
];
const releaseKeys = ["langfuse.release", "service.version"];

/** Some dialects keep input and output only as messages: then the last text is shown. */
function shownOr(shown: Shown, read: () => false | Parameters<typeof lastText>[0]): Shown {
  if (shown.text !== null) return shown;
  const messages = read();
  return messages === false ? shown : { text: lastText(messages), key: "" };
}
