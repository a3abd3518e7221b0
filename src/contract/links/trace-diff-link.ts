import { z } from "zod";
import { flag } from "../wire.ts";
import { defineLink, field } from "./link.ts";

const id = z.string().max(200);

/** State of the view of two aligned traces. */
export const traceDiffLink = defineLink(
  z.object({
    a: field(id),
    b: field(id),
    /** Span of either trace whose pair is open. Left out: where the traces part. */
    span: field(id),
    /** Steps that are the same in both are shown too. */
    all: field(flag),
  }),
);
export type TraceDiffState = ReturnType<typeof traceDiffLink.read>;
