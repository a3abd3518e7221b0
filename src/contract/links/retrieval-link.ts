import { z } from "zod";
import {
  documentSorts,
  mostPlaces,
  questionShows,
  questionSorts,
  retrievalStage,
} from "../retrieval.ts";
import { isoTime, senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const retrievalTabs = ["questions", "documents", "runs"] as const;
export type RetrievalTab = (typeof retrievalTabs)[number];

const places = z.codec(z.string().regex(/^\d{1,2}$/), z.int().min(1).max(mostPlaces), {
  decode: (text) => Number(text),
  encode: (value) => String(value),
});

/** State of the retrieval board. */
export const retrievalLink = defineLink(
  z.object({
    where: field(z.string().max(4000)),
    from: field(isoTime),
    to: field(isoTime),
    run: field(senderId),
    stage: field(retrievalStage),
    k: field(places),
    tab: field(z.enum(retrievalTabs)),
    show: field(z.enum(questionShows)),
    sort: field(z.enum(questionSorts)),
    documentSort: field(z.enum(documentSorts)),
    /** Document that the questions are narrowed to. */
    document: field(senderId),
    /** The two runs side by side; `run` is the second. */
    baseline: field(senderId),
    /** Question that is open, by its span. */
    row: field(z.string().max(200)),
  }),
);
export type RetrievalState = ReturnType<typeof retrievalLink.read>;
