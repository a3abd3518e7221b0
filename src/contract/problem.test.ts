import { expect, it } from "vitest";
import { problem, type ProblemCode, ProblemError, problemStatus } from "./problem.ts";

const codes = Object.keys(problemStatus) as ProblemCode[];

it.each(codes)("%s is a problem document that parses", (code) => {
  const error = new ProblemError(code, "What happened.", { hint: "What to do.", position: 3 });
  expect(problem.parse(JSON.parse(JSON.stringify(error.problem)))).toEqual({
    type: `urn:touchstone:problem:${code}`,
    title: expect.stringMatching(/^[A-Z].*[^.]$/),
    status: problemStatus[code],
    code,
    detail: "What happened.",
    hint: "What to do.",
    position: 3,
  });
  expect(error.message).toBe("What happened.");
});
