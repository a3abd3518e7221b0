interface Version {
  readonly version: string;
}

interface Choice {
  readonly version?: string | undefined;
  readonly against?: string | undefined;
}

export function chosenVersions<V extends Version>(newestFirst: readonly V[], choice: Choice) {
  const at = Math.max(
    0,
    newestFirst.findIndex(({ version }) => version === choice.version),
  );
  const shown = newestFirst[at];
  const against =
    choice.against === undefined
      ? newestFirst[at + 1]
      : newestFirst.find(({ version }) => version === choice.against);
  return { shown, against: against === shown ? undefined : against };
}
