import { useState } from "react";
import { Button } from "./button.tsx";
import { TextField } from "./text-field.tsx";

interface NameFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Asks once who scores. */
export function NameForm({ name, onName }: NameFormProps) {
  const [text, setText] = useState(name);
  const [tried, setTried] = useState(false);
  const typed = text.trim();
  return (
    <form
      className="flex flex-col gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (typed) onName(typed.slice(0, 200));
      }}
    >
      <TextField
        label="Your name"
        value={text}
        onChange={setText}
        fault={tried && !typed ? "Write the name your scores should have" : undefined}
        hint="Kept in this browser. Without accounts the name is taken as you write it, and whoever writes the same name changes the same scores."
      />
      <Button type="submit" tone="primary" className="self-start">
        Score under this name
      </Button>
    </form>
  );
}
