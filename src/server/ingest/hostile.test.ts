import { describe, expect, it } from "vitest";
import { hostile, namesOf, receive, sumOf } from "#testing/captures.ts";

describe.each(hostile)("hostile $case", (given) => {
  it("is received as agreed", () => {
    const wanted = given.expect;
    const received = receive(given);
    const { reads, traces } = received;
    const statuses = Array.isArray(wanted.httpStatus) ? wanted.httpStatus : [];
    expect({
      refused: received.refused,
      rejected: received.rejected,
      spans: reads.length,
      traces: traces.length,
      total: traces.length === 0 ? undefined : (sumOf(traces, "total") ?? undefined),
      roots: traces.flatMap((trace) => namesOf(received, trace.roots)),
      orphans: traces.reduce((total, { orphans }) => total + orphans.length, 0),
      links: reads.reduce((total, { content }) => total + content.links.length, 0),
    }).toMatchObject({
      refused: statuses.filter((status) => status === 400).length,
      rejected: wanted.rejectedSpans ?? 0,
      links: wanted.links ?? 0,
      orphans: typeof wanted.orphans === "number" ? wanted.orphans : 0,
      ...(wanted.spans === undefined ? {} : { spans: wanted.spans }),
      ...(wanted.traces === undefined ? {} : { traces: wanted.traces }),
      ...(wanted.roots === undefined ? {} : { roots: wanted.roots }),
      ...(wanted.tokens === undefined ? {} : { total: wanted.tokens["total"] }),
    });
  });
});
