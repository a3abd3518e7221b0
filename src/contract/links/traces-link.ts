import { z } from "zod";
import { traceSort } from "../traces.ts";
import { csv, isoTime } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** State of the list of traces. */
export const tracesLink = defineLink(
  z.object({
    /** The filter language; one that cannot be read is shown with its mistake. */
    where: field(z.string().max(4000)),
    from: field(isoTime),
    to: field(isoTime),
    sort: field(traceSort),
    /** Trace the keyboard stands on. */
    row: field(z.string().max(200)),
    /** Columns, where they are not those that the reader starts with. */
    columns: field(csv),
    /** Ticked traces. */
    ticked: field(csv),
  }),
);
export type TracesState = ReturnType<typeof tracesLink.read>;
