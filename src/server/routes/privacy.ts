import { getPrivacy, setPrivacy, tryPrivacy } from "#contract/privacy.ts";
import { whoOf } from "../access/principal.ts";
import { createRedactor } from "../privacy/redactor.ts";
import { route } from "../route.ts";

export const privacyRoutes = [
  route(getPrivacy, async ({ p }, { redaction }) => redaction.rules(p)),
  route(setPrivacy, async ({ p }, { redaction, audit, principal, body }) => {
    const before = await redaction.rules(p);
    await redaction.save(p, body);
    await audit.record({
      who: whoOf(principal),
      action: "changed redaction",
      project: p,
      object: "privacy",
      detail: { before, after: body },
    });
    return body;
  }),
  route(tryPrivacy, async (_input, { body: { rules, text } }) => {
    const counts = new Map<string, number>();
    const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
    // Digests of a try are of no project: they must not tell whether a text was stored.
    const redactor = createRedactor(rules, "try", count);
    return {
      text: redactor.text(text),
      found: Array.from(counts, ([name, times]) => ({ name, count: times })),
    };
  }),
];
