import { z } from "zod";
import { auditFilter } from "../audit.ts";
import { defineLink, field } from "./link.ts";

/** Which entries of the audit are shown. */
export const auditLink = defineLink(
  z.object({
    who: field(auditFilter.who.unwrap()),
    action: field(auditFilter.action.unwrap()),
    object: field(auditFilter.object.unwrap()),
    from: field(auditFilter.from.unwrap()),
    to: field(auditFilter.to.unwrap()),
  }),
);
export type AuditState = ReturnType<typeof auditLink.read>;
