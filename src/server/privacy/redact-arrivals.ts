import type { Redaction } from "./redaction.ts";
import type { Redactor } from "./redactor.ts";

/** What arrived, redacted by the rules of its project, and how to find that project again. */
export interface Arrivals<Item extends object> {
  readonly items: readonly Item[];
  readonly projectOf: (item: Item) => string;
}

/** Costs one look-up a project where redaction is off: the items are the very same. */
export async function redactArrivals<Item extends object>(
  redaction: Pick<Redaction, "of">,
  items: readonly Item[],
  projectOf: (item: Item) => string,
  redact: (redactor: Redactor, item: Item) => Item,
): Promise<Arrivals<Item>> {
  const redactors = new Map<string, Redactor>();
  for (const project of new Set(items.map(projectOf))) {
    const redactor = await redaction.of(project);
    if (redactor) redactors.set(project, redactor);
  }
  if (redactors.size === 0) return { items, projectOf };
  // The attribute that names the project may itself be redacted.
  const projects = new Map<Item, string>();
  const kept = items.map((item) => {
    const project = projectOf(item);
    const redactor = redactors.get(project);
    const redacted = redactor ? redact(redactor, item) : item;
    projects.set(redacted, project);
    return redacted;
  });
  return { items: kept, projectOf: (item) => projects.get(item) ?? projectOf(item) };
}
