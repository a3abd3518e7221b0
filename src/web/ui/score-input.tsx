import { clsx } from "clsx";
import { useState } from "react";
import type { Metric } from "#contract/registries.ts";
import { Button } from "./button.tsx";
import { type GivenValue, readNumber, type ScoreChoice } from "./score-choices.ts";
import { TextField } from "./text-field.tsx";

interface ScoreInputProps {
  readonly metric: Pick<Metric, "name" | "kind" | "range">;
  readonly choices: readonly ScoreChoice[];
  /** The score given; null where none is. */
  readonly value: GivenValue | null;
  readonly onScore: (value: GivenValue) => void;
  readonly onClear: () => void;
}

/** Gives one score by button, or by number or word where the buttons do not have it. Keys are its owner's. */
export function ScoreInput(props: ScoreInputProps) {
  const { metric, choices, value, onScore, onClear } = props;
  return (
    <fieldset aria-label={`Score for ${metric.name}`} className="flex min-w-0 flex-col gap-2">
      {choices.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {choices.map((choice) => (
            <ChoiceButton
              key={choice.key}
              choice={choice}
              chosen={choice.value === value}
              onChoose={() => onScore(choice.value)}
            />
          ))}
        </div>
      )}
      {metric.kind === "label" && (
        <OtherValue label="Another label" onEnter={onScore} read={readLabel} />
      )}
      {(metric.kind === "score" || metric.kind === "ratio") && (
        <OtherValue
          label={choices.length > 0 ? "Another number" : "Number"}
          onEnter={onScore}
          read={(text) => readNumber(text, metric.range)}
          decimal
        />
      )}
      <Button tone="quiet" className="self-start" disabled={value === null} onClick={onClear}>
        Take back <Key name="0" />
      </Button>
    </fieldset>
  );
}

interface ChoiceButtonProps {
  readonly choice: ScoreChoice;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function ChoiceButton({ choice: { key, label }, chosen, onChoose }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        "inline-flex h-8 max-w-full items-center gap-2 rounded-small border px-2.5",
        chosen
          ? "border-accent bg-selected text-ink"
          : "border-hairline-strong bg-surface hover:bg-hover",
      )}
    >
      <Key name={key} />
      <bdi className="truncate">{label}</bdi>
    </button>
  );
}

/** The key that does the same. */
export function Key({ name }: { name: string }) {
  return (
    <kbd
      aria-hidden
      className="inline-flex h-5 min-w-5 max-sm:hidden items-center justify-center rounded-small border bg-sunken px-1 font-mono text-muted"
    >
      {name}
    </kbd>
  );
}

type Read = { readonly value: GivenValue } | { readonly fault: string };

function readLabel(text: string): Read {
  const value = text.trim();
  return value === "" ? { fault: "Write a label" } : { value: value.slice(0, 2000) };
}

interface OtherValueProps {
  readonly label: string;
  readonly decimal?: boolean;
  readonly read: (text: string) => Read;
  readonly onEnter: (value: GivenValue) => void;
}

function OtherValue({ label, decimal, read, onEnter }: OtherValueProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  return (
    <form
      className="flex items-end gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const given = read(text);
        if ("fault" in given) {
          setFault(given.fault);
          return;
        }
        setText("");
        // The keys are free for the next result again.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        onEnter(given.value);
      }}
    >
      <div className="w-36">
        <TextField
          label={label}
          value={text}
          fault={fault}
          inputMode={decimal ? "decimal" : "text"}
          onChange={(next) => {
            setText(next);
            setFault(undefined);
          }}
        />
      </div>
      <Button type="submit" className={clsx(fault && "mb-4")}>
        Give
      </Button>
    </form>
  );
}
