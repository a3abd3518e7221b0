import { clsx } from "clsx";
import { Upload } from "lucide-react";
import { useState } from "react";

interface FileDropProps {
  readonly label: string;
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on, which also opens the chooser. */
export function FileDrop({ label, accept, disabled, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the mouse's way to the input inside
    <label
      className={clsx(
        "flex h-16 items-center justify-center gap-2 rounded-small border border-dashed border-hairline-strong px-3 text-muted focus-within:outline-2 focus-within:outline-accent hover:bg-hover",
        over && "bg-selected text-ink",
        disabled && "opacity-50",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Upload size={16} aria-hidden />
      {label}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file again is a new import.
          event.target.value = "";
        }}
      />
    </label>
  );
}
