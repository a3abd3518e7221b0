import { formatQuantity } from "#web/ui/format.ts";

interface ExamplesShown {
  readonly loaded: number;
  /** Whether the server has more than is loaded. */
  readonly more: boolean;
  /** Examples of the whole dataset, when known. */
  readonly size: number | undefined;
  readonly search: string | undefined;
}

/** How many examples there are, or match. */
export function examplesSentence({ loaded, more, size, search }: ExamplesShown): string {
  const orMore = more ? " or more" : "";
  if (search) return `${formatQuantity(loaded, "example")}${orMore} with "${search}".`;
  return size === undefined
    ? `${formatQuantity(loaded, "example")}${orMore}.`
    : `${formatQuantity(size, "example")}.`;
}
