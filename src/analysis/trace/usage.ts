/** Token counts. Null is "not reported", which is not zero. */
export interface Usage {
  readonly prompt: number | null;
  readonly completion: number | null;
  readonly total: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly reasoning: number | null;
}

export const noUsage: Usage = {
  prompt: null,
  completion: null,
  total: null,
  cacheRead: null,
  cacheWrite: null,
  reasoning: null,
};

/** True when any of the three counts that make up a total is reported. */
export function hasUsage(usage: Usage): boolean {
  return usage.prompt !== null || usage.completion !== null || usage.total !== null;
}

/** Field by field; a field that neither reports stays null. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    prompt: add(a.prompt, b.prompt),
    completion: add(a.completion, b.completion),
    total: add(a.total, b.total),
    cacheRead: add(a.cacheRead, b.cacheRead),
    cacheWrite: add(a.cacheWrite, b.cacheWrite),
    reasoning: add(a.reasoning, b.reasoning),
  };
}

function add(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
