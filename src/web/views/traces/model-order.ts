/** Embedding models last: which model answered is what a reader looks for. */
export function tellingFirst(models: readonly string[]): string[] {
  return models.toSorted((a, b) => Number(isEmbedding(a)) - Number(isEmbedding(b)));
}

function isEmbedding(model: string): boolean {
  return /embed/i.test(model);
}
