import { randomBytes } from "node:crypto";
import type { PrivacyRules } from "#contract/privacy.ts";
import type { Db } from "../store/db.ts";
import { readPrivacyRules, savePrivacyRules } from "../store/privacy-rules.ts";
import { createRedactor, type Redactor } from "./redactor.ts";

/** The redactors of projects. */
export interface Redaction {
  /** The redactor of a project; undefined where redaction is off. */
  of(project: string): Promise<Redactor | undefined>;
  /** One of the rules as they are now that tells its caller alone what it finds. */
  telling(
    project: string,
    onFound: (name: string, text: string) => void,
  ): Promise<Redactor | undefined>;
  rules(project: string): Promise<PrivacyRules>;
  /** In force for everything that arrives after it returned. Throws `bad_request` for a pattern that cannot be read. */
  save(project: string, rules: PrivacyRules): Promise<void>;
  forget(): void;
}

export interface RedactionOptions {
  readonly db: Db;
  readonly onFound: (detector: string) => void;
  /** No other process changes rules of this store. */
  readonly alone: boolean;
}

/** How long the rules that another process may have changed are believed. */
const believedMs = 5000;

export function createRedaction({ db, onFound, alone }: RedactionOptions): Redaction {
  const known = new Map<
    string,
    { readonly at: number; readonly made: Promise<Redactor | undefined> }
  >();

  async function make(
    project: string,
    told: (name: string, text: string) => void,
  ): Promise<Redactor | undefined> {
    const { rules, hashKey } = await readPrivacyRules(db, project);
    return rules.enabled ? createRedactor(rules, hashKey, told) : undefined;
  }

  return {
    of(project) {
      const present = known.get(project);
      if (present && (alone || Date.now() - present.at < believedMs)) return present.made;
      const made = make(project, onFound);
      known.set(project, { at: Date.now(), made });
      // Rules that could not be read are asked for again: nothing may pass because of it.
      made.catch(() => known.delete(project));
      return made;
    },
    telling: make,
    rules: async (project) => (await readPrivacyRules(db, project)).rules,
    async save(project, rules) {
      createRedactor(rules, "", () => undefined);
      const { hashKey } = await readPrivacyRules(db, project);
      const key = hashKey || randomBytes(32).toString("hex");
      await savePrivacyRules(db, project, { rules, hashKey: key });
      known.delete(project);
    },
    forget: () => known.clear(),
  };
}
