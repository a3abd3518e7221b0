import { z } from "zod";
import { count, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** State of the view of where the traces of two runs part. */
export const runPartingsLink = defineLink(
  z.object({
    /** Runs. */
    a: field(senderId),
    b: field(senderId),
    /** Pass metric that says which examples are right. */
    metric: field(z.string()),
    /** Place of the open parting in the list. */
    row: field(count),
  }),
);
