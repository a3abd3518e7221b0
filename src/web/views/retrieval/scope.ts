import type { RetrievalState } from "#contract/links/retrieval-link.ts";

/** The question to the server that the address stands for; what is not set is left out. */
export function scopeOf(project: string, state: RetrievalState) {
  const { where, from, to, run, stage, k } = state;
  return {
    p: project,
    ...(where && { where }),
    ...(from && { from }),
    ...(to && { to }),
    ...(run && { run }),
    ...(stage && { stage }),
    ...(k && { k }),
  };
}
