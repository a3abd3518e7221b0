import { z } from "zod";
import { defineLink, field } from "./link.ts";

export const promptLink = defineLink(
  z.object({
    version: field(z.string()),
    /** Version that `version` is compared with. */
    against: field(z.string()),
  }),
);
