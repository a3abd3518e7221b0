import { z } from "zod";
import { deletionKinds } from "../deletion.ts";
import { defineLink, field } from "./link.ts";

/** What the page of privacy is asked to delete; other pages lead here with it. */
export const privacyLink = defineLink(
  z.object({ kind: field(z.enum(deletionKinds)), id: field(z.string().max(1024)) }),
);
