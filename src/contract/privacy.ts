import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { projectName } from "./wire.ts";

/** What is looked for without being told how. */
export const detectorNames = ["email", "phone", "card", "iban", "key"] as const;

/**
 * `mask` leaves the name of what stood there, `hash` a keyed digest beside it (the same text gives the same one
 * within a project), `drop` nothing of the whole text that held it.
 */
export const redactionActions = ["mask", "hash", "drop"] as const;
export const redactionAction = z.enum(redactionActions);
export type RedactionAction = z.output<typeof redactionAction>;

export const mostPatterns = 20;
export const mostFields = 50;

const taken = new Set<string>([...detectorNames, "field", "dropped"]);
const ownName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, "lower-case letters, digits and hyphens")
  .refine((name) => !taken.has(name), "a name of a detector");

export const privacyRules = z.object({
  enabled: z.boolean(),
  /** What is done with what a detector finds; null leaves it. */
  detectors: z.record(z.enum(detectorNames), redactionAction.nullable()),
  /** Expressions of RE2: no backreferences and no looking around, and never slow. */
  patterns: z
    .array(
      z.object({
        name: ownName,
        pattern: z.string().min(1).max(500),
        action: redactionAction,
      }),
    )
    .max(mostPatterns),
  /** Keys of attributes and paths in records; `*` stands for any characters. */
  fields: z
    .array(z.object({ path: z.string().min(1).max(200), action: redactionAction }))
    .max(mostFields),
});
export type PrivacyRules = z.output<typeof privacyRules>;

export const noRules: PrivacyRules = {
  enabled: false,
  detectors: { email: "mask", phone: "mask", card: "mask", iban: "mask", key: "mask" },
  patterns: [],
  fields: [],
};

export const getPrivacy = get("/api/v1/projects/:p/privacy", {
  summary: "What is redacted before it is stored",
  access: "admin",
  input: z.object({ p: projectName }),
  output: privacyRules,
});

export const setPrivacy = send("PUT", "/api/v1/projects/:p/privacy", {
  summary: "Change what is redacted of what arrives from now on",
  access: "admin",
  input: z.object({ p: projectName }),
  body: privacyRules,
  output: privacyRules,
});

export const tryPrivacy = send("POST", "/api/v1/projects/:p/privacy/try", {
  summary: "What these rules make of a text; nothing is stored",
  access: "admin",
  input: z.object({ p: projectName }),
  body: z.object({ rules: privacyRules, text: z.string().max(100_000) }),
  output: z.object({
    text: z.string(),
    found: z.array(z.object({ name: z.string(), count: z.int() })),
  }),
});

/**
 * What stands where something was redacted: `⟦email⟧`, `⟦email 3f9a1c2b7d04⟧` or `⟦dropped email⟧`; in names and
 * addresses `⟦email-3f9a1c2b7d04⟧`, which has no space in it.
 */
export const redactedMark = /⟦(dropped )?([a-z][a-z0-9-]{0,29}?)(?:[ -]([0-9a-f]{12}))?⟧/g;
