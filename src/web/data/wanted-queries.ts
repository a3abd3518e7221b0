import { QueryCache } from "@tanstack/react-query";

/**
 * A cache that remembers which queries somebody wants answered. A query shared by several keeps the options of
 * the last who asked, so that it alone cannot say so.
 */
export class WantedQueries extends QueryCache {
  readonly #wanted = new Set<string>();

  override build: QueryCache["build"] = (client, options, state) => {
    const query = super.build(client, options, state);
    if (!("enabled" in options && options.enabled === false)) this.#wanted.add(query.queryHash);
    return query;
  };

  /** Nobody wants anything any more. */
  forget(): void {
    this.#wanted.clear();
  }

  wants(queryHash: string): boolean {
    return this.#wanted.has(queryHash);
  }
}
