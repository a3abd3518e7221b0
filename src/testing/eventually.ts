/** Tries until it does not throw; after `patienceMs` the last fault is thrown. */
export async function eventually<Value>(
  attempt: () => Promise<Value>,
  patienceMs = 30_000,
): Promise<Value> {
  const started = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() - started > patienceMs) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
