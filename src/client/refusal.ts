import { ProblemError } from "#contract/problem.ts";

const words = {
  not_in_view: [
    "This link shows one view, and this is not part of it.",
    "Ask whoever sent it for a link to what you look for.",
  ],
  read_only: ["This link shows one view and changes nothing.", undefined],
} as const;

/** What a view that was handed on answers to a question beyond it. */
export function refusal(code: keyof typeof words): Response {
  const [detail, hint] = words[code];
  const { problem } = new ProblemError(code, detail, hint === undefined ? {} : { hint });
  return Response.json(problem, {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
  });
}
