/** Records of small comparisons: runs `d`, examples `e0`, `e1`, … of one dataset. */
export function aRun(id: string, more: object = {}): object {
  return { type: "run", id, dataset: "d", ...more };
}

export function anExample(id: number, metadata: object = {}): object {
  return { type: "example", dataset: "d", id: `e${id}`, input: `question ${id}`, metadata };
}

export function aResult(run: string, id: number, more: object = {}): object {
  return { type: "result", run, example: `e${id}`, output: "x", ...more };
}

export function range(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index);
}
