import { z } from "zod";
import { senderId } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const datasetLink = defineLink(
  z.object({
    search: field(z.string().max(400)),
    row: field(senderId),
  }),
);
