interface FactBoxesProps {
  readonly names: readonly string[];
  readonly ticked: readonly string[];
  readonly onTick: (ticked: readonly string[]) => void;
}

/** Which facts are kept as metadata. */
export function FactBoxes({ names, ticked, onTick }: FactBoxesProps) {
  return (
    <fieldset>
      <legend className="text-small text-muted">
        Metadata, beside the ids of trace and span that are always kept
      </legend>
      <div className="flex flex-wrap gap-x-4">
        {names.map((name) => (
          <label key={name} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={ticked.includes(name)}
              onChange={() =>
                onTick(
                  ticked.includes(name) ? ticked.filter((one) => one !== name) : [...ticked, name],
                )
              }
              className="accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
