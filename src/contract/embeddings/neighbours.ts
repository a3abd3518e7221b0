import { z } from "zod";
import { ofSet, pointText } from "../embeddings.ts";
import { get } from "../endpoint.ts";
import { relevanceLabel } from "../relevance.ts";
import { count } from "../wire.ts";

export const getNeighbours = get("/api/v1/projects/:p/embeddings/:set/neighbours", {
  summary: "The points nearest to one, or to a typed text, by cosine of the stored vectors",
  input: z.object({
    ...ofSet,
    /** The point, as JSON; or `text`. */
    subject: z.string().max(4000).optional(),
    /** Goes to the configured endpoint for embeddings. */
    text: z.string().min(1).max(4000).optional(),
    /** Another set of the same model to look in: its documents are near to a question. */
    among: z.string().min(1).max(500).optional(),
    k: count.optional(),
  }),
  output: z.object({
    items: z.array(
      pointText.extend({
        /** In the order of the set that was looked in. */
        place: z.int(),
        similarity: z.number(),
        /** Of documents: how relevant they are to the question, where that is known. */
        relevance: relevanceLabel.nullable(),
      }),
    ),
  }),
});
export type Neighbour = z.output<typeof getNeighbours.output>["items"][number];
