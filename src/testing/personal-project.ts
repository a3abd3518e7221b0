import { urlOf } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { getExample } from "#contract/datasets.ts";
import { getProjection, pictureType } from "#contract/embeddings.ts";
import { listFailures } from "#contract/failures.ts";
import { compareExamples, getResult } from "#contract/matrix.ts";
import { listRuns } from "#contract/runs.ts";
import type { ViewRead } from "#contract/snapshots.ts";
import { getSpan, getTrace, listTraces, traceColumnsType } from "#contract/traces.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "./otlp-body.ts";
import type { TestServer } from "./test-server.ts";

/** What people wrote, as it stands in texts; the e-mail address is also a part of names. */
export const personal = {
  email: "jane.doe@example.com",
  other: "bob@example.org",
  phone: "+49 30 1234567",
  card: "4111 1111 1111 1111",
  key: "sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12",
} as const;

export const personalExample = `mail/${personal.email}`;
const said = `I am ${personal.email}, call ${personal.phone}, card ${personal.card}.`;

/** Stores runs, traces and vectors of people, as a project does that redacts nothing. */
export async function sendPersonal(server: TestServer, p: string): Promise<void> {
  await server.records(p, personalRecords());
  await server.otlp(JSON.stringify(tracesBody(spans(), { "service.name": "shop" })), {
    project: p,
  });
}

/** The records of it. */
export function personalRecords(): object[] {
  const examples = [personalExample, `mail/${personal.other}`, "plain"];
  return [
    ...examples.map((id, at) => ({
      type: "example",
      dataset: "d",
      id,
      input: `${said} ${at}`,
      reference: personal.other,
      metadata: { task: "mail", customer: personal.email, phone: personal.phone },
    })),
    ...["a", "b"].flatMap((id) => [
      {
        type: "run",
        id,
        dataset: "d",
        name: `${id} of ${personal.other}`,
        metadata: { by: personal.email },
      },
      ...examples.map((example, at) => ({
        type: "result",
        run: id,
        example,
        ...(at === 2
          ? { error: `no such user ${personal.email}` }
          : { output: `${said} ${personal.key}` }),
        latencyMs: 100 + at,
        traceId: hexId(1, 16),
        scores: { correct: id === "b" || at === 1 },
      })),
    ]),
    ...examples.map((example, at) => ({
      type: "embedding",
      set: "questions",
      model: "m",
      subject: { dataset: "d", example },
      vector: [at, 1, 2],
      text: said,
    })),
  ];
}

function spans(): OtlpSpan[] {
  const failed = { code: 2, message: `${personal.email} is unknown` };
  const exception = {
    name: "exception",
    timeUnixNano: "1750000000500000000",
    attributes: keyValues({
      "exception.type": "KeyError",
      "exception.message": `no ${personal.email}`,
      "exception.stacktrace": `at ${personal.key}`,
    }),
  };
  return [
    anOtlpSpan(1, 1, {
      name: `answer ${personal.other}`,
      attributes: keyValues({
        "input.value": said,
        "output.value": personal.key,
        "user.id": personal.email,
        "session.id": `of ${personal.other}`,
        [`from ${personal.email}`]: personal.phone,
      }),
      status: failed,
    }),
    anOtlpSpan(1, 2, {
      parentSpanId: hexId(1, 8),
      attributes: keyValues({
        "openinference.span.kind": "LLM",
        "llm.input_messages.0.message.role": "user",
        "llm.input_messages.0.message.content": said,
      }),
      status: failed,
      events: [exception],
    }),
  ];
}

/** Everything that pages of such a project read, in every form. */
export function personalReads(p: string): ViewRead[] {
  const runs = ["a", "b"];
  const traceId = hexId(1, 16);
  const trace = { p, traceId };
  return [
    { address: urlOf(listRuns, { p, limit: 1 }) },
    { address: urlOf(compareRuns, { p, runs }) },
    { address: urlOf(compareExamples, { p, runs, limit: 2 }) },
    { address: urlOf(getResult, { p, run: "a", example: personalExample }) },
    { address: urlOf(getResult, { p, run: "b", example: personalExample }) },
    { address: urlOf(getExample, { p, name: "d", id: personalExample }) },
    { address: urlOf(listTraces, { p, where: `user:${personal.email}` }) },
    { address: urlOf(listFailures, { p }) },
    { address: urlOf(getTrace, trace) },
    { address: urlOf(getTrace, trace), accept: traceColumnsType },
    { address: urlOf(getSpan, { ...trace, spanId: hexId(1, 8) }) },
    { address: urlOf(getSpan, { ...trace, spanId: hexId(2, 8) }) },
    { address: urlOf(getProjection, { p, set: "questions", model: "m" }), accept: pictureType },
  ];
}
