import { z } from "zod";
import { failureSorts, failureSteps } from "../failures.ts";
import { isoTime } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** State of the page of failures. */
export const failuresLink = defineLink(
  z.object({
    /** The filter language of traces; one that cannot be read is shown with its mistake. */
    where: field(z.string().max(4000)),
    from: field(isoTime),
    to: field(isoTime),
    /** Left out: the first failing step of each trace. */
    steps: field(z.enum(failureSteps)),
    sort: field(z.enum(failureSorts)),
    /** Signature of the failure that is open. */
    row: field(z.string().regex(/^[0-9a-f]{16}$/)),
  }),
);
export type FailuresState = ReturnType<typeof failuresLink.read>;
