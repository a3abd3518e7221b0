/** A line of a stack, or a remark between two. */
export interface StackLine {
  readonly text: string;
  /** `app` is the reader's own code; `text` names an error or shows a line of code. */
  readonly kind: "app" | "library" | "text";
}

/** One error of a chain of causes. */
export interface StackPart {
  /** How it hangs together with the part before; undefined for the first. */
  readonly relation: string | undefined;
  readonly lines: readonly StackLine[];
}

const relations: readonly (readonly [RegExp, string])[] = [
  [/^\s*Caused by:?/i, "caused by"],
  [/^\s*\[cause\]:/, "caused by"],
  [/^The above exception was the direct cause of/, "which caused"],
  [/^During handling of the above exception, another exception/, "while handling it"],
  [/^\s*Suppressed:/, "suppressed"],
  [/^\s*--- End of inner exception stack trace ---/, "thrown on by"],
];

const frame = /^\s+at\s|^\s+File "|^\s*\S+\.go:\d+|^\s+from\s.+:\d+|^\s*#\d+\s/;

/** Code that is installed and not written: packages and the platform of Node, Python, Java, Go, .NET, Ruby. */
const library = new RegExp(
  [
    String.raw`node_modules[\\/]`,
    String.raw`\(?node:`,
    String.raw`\(internal/`,
    String.raw`site-packages[\\/]`,
    String.raw`dist-packages[\\/]`,
    String.raw`[\\/]lib[\\/]python\d`,
    "<frozen ",
    String.raw`at (?:java|javax|jdk|sun|kotlin|scala)\.`,
    String.raw`at org\.(?:springframework|apache|eclipse|junit|hibernate)\.`,
    String.raw`at (?:System|Microsoft)\.`,
    String.raw`\(<anonymous>\)`,
    String.raw`\(native\)`,
    "/usr/local/go/",
    String.raw`/pkg/mod/`,
    String.raw`[\\/]gems[\\/]`,
  ].join("|"),
);

const mostLines = 2000;

/** A stack as parts of its chain of causes, each line told apart as the app's, a library's or plain text. */
export function stackParts(stack: string): StackPart[] {
  const parts: { relation: string | undefined; lines: StackLine[] }[] = [
    { relation: undefined, lines: [] },
  ];
  let before: StackLine["kind"] = "text";
  for (const line of stack.split(/\r?\n/).slice(0, mostLines)) {
    const relation = relations.find(([pattern]) => pattern.test(line))?.[1];
    if (relation !== undefined) parts.push({ relation, lines: [] });
    const kind = kindOf(line, before);
    before = kind;
    parts.at(-1)!.lines.push({ text: line, kind });
  }
  return parts
    .map(({ relation, lines }) => ({ relation, lines: withoutBlankEnds(lines) }))
    .filter(({ lines }) => lines.length > 0);
}

function kindOf(line: string, before: StackLine["kind"]): StackLine["kind"] {
  if (frame.test(line)) return library.test(line) ? "library" : "app";
  // Python shows the line of code, and a mark under it, below its frame.
  return before !== "text" && /^\s{4,}\S/.test(line) ? before : "text";
}

function withoutBlankEnds(lines: readonly StackLine[]): StackLine[] {
  const first = lines.findIndex(({ text }) => text.trim() !== "");
  const last = lines.findLastIndex(({ text }) => text.trim() !== "");
  return first < 0 ? [] : lines.slice(first, last + 1);
}
