import type { Attributes, DecodedLog, DecodedSpan } from "../ingest/decoded.ts";
import type { Redactor } from "./redactor.ts";

/** The span without what its project's rules name. Ids, times and names of attributes stay. */
export function redactSpan(redactor: Redactor, span: DecodedSpan): DecodedSpan {
  const attributes = redactAttributes(redactor, span.attributes);
  return {
    ...span,
    name: redactor.field("name", span.name),
    statusMessage: redactor.text(span.statusMessage),
    attributes,
    numbers: stillNumbers(span, attributes),
    events: span.events.map((event) => ({
      ...event,
      name: redactor.text(event.name),
      attributes: redactAttributes(redactor, event.attributes),
    })),
    links: span.links.map((link) => ({
      ...link,
      attributes: redactAttributes(redactor, link.attributes),
    })),
    resource: redactAttributes(redactor, span.resource),
  };
}

export function redactLog(redactor: Redactor, log: DecodedLog): DecodedLog {
  return {
    ...log,
    body: redactor.field("body", log.body),
    attributes: redactAttributes(redactor, log.attributes),
    resource: redactAttributes(redactor, log.resource),
  };
}

function redactAttributes(redactor: Redactor, attributes: Attributes): Attributes {
  const kept: Record<string, string> = {};
  for (const key in attributes) kept[key] = redactor.field(key, attributes[key]!);
  return kept;
}

/** A number that was redacted as a text must not stay as a number. */
function stillNumbers(span: DecodedSpan, attributes: Attributes): DecodedSpan["numbers"] {
  const changed = Object.keys(span.numbers).some((key) => attributes[key] !== span.attributes[key]);
  if (!changed) return span.numbers;
  return Object.fromEntries(
    Object.entries(span.numbers).filter(([key]) => attributes[key] === span.attributes[key]),
  );
}
