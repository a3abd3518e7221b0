import { setImmediate } from "node:timers/promises";
import type { FrozenAnswer, RedactedCount, View } from "#contract/snapshots.ts";
import type { Context } from "../../context.ts";
import type { Redactor } from "../../privacy/redactor.ts";
import { redactAddress, redactQuestion } from "./redact-address.ts";
import { redactBody } from "./redact-body.ts";

/** What is told of a view beside its answers. */
interface ViewFacts extends Pick<View, "page" | "title" | "preferences"> {
  readonly by?: string;
}

export interface RedactedView<Facts = ViewFacts> {
  readonly view: Facts;
  readonly answers: FrozenAnswer[];
  /** What was found, the most frequent first; null where the project redacts nothing. */
  readonly redacted: RedactedCount[] | null;
}

/**
 * A view as it may leave the project: everything in it redacted by the rules that hold now, whenever it was stored.
 * The one place where that is done to copies; {@link answerShares} does the same to what a link reads.
 */
export async function redactView<Facts extends ViewFacts>(
  { redaction }: Pick<Context, "redaction">,
  project: string,
  view: Facts,
  answers: readonly FrozenAnswer[],
): Promise<RedactedView<Facts>> {
  const values = new Map<string, { places: number; readonly texts: Set<string> }>();
  const redactor = await redaction.telling(project, (name, text) => {
    const known = values.get(name) ?? { places: 0, texts: new Set<string>() };
    known.places++;
    known.texts.add(text);
    values.set(name, known);
  });
  if (!redactor) return { view, answers: [...answers], redacted: null };
  const kept: FrozenAnswer[] = [];
  for (const answer of answers) {
    kept.push(redactAnswer(redactor, answer));
    // A large view must not keep everybody else waiting.
    await setImmediate();
  }
  return {
    view: redactFacts(redactor, view),
    answers: kept,
    redacted: Array.from(values, ([name, { places, texts }]) => ({
      name,
      values: texts.size,
      places,
    })).toSorted((a, b) => b.values - a.values || (a.name < b.name ? -1 : 1)),
  };
}

/** Title, page and columns of a view, and who made it. */
export function redactFacts<Facts extends ViewFacts>(redactor: Redactor, facts: Facts): Facts {
  const { page, title, by, preferences } = facts;
  const columns = (names: readonly string[] | undefined) => names?.map((one) => redactor.name(one));
  return {
    ...facts,
    page: redactAddress(redactor, page),
    title: redactor.text(title),
    ...(by !== undefined && { by: redactor.text(by) }),
    ...(preferences && {
      preferences: {
        ...(preferences.matrixColumns && { matrixColumns: columns(preferences.matrixColumns) }),
        ...(preferences.traceColumns && { traceColumns: columns(preferences.traceColumns) }),
      },
    }),
  };
}

function redactAnswer(redactor: Redactor, answer: FrozenAnswer): FrozenAnswer {
  const { address, question, mediaType, encoding, body } = answer;
  const form = encoding === "base64" ? "base64" : "utf8";
  return {
    ...answer,
    address: redactAddress(redactor, address),
    ...(question !== undefined && { question: redactQuestion(redactor, question) }),
    body: redactBody(redactor, mediaType, Buffer.from(body, form)).toString(form),
  };
}
