/** JSON indented for reading; undefined where the text is no JSON object or list. */
export function prettyJson(text: string): string | undefined {
  const start = text.trimStart()[0];
  if (start !== "{" && start !== "[") return undefined;
  // Beyond this, indenting would hold up the page; it is shown as it came.
  if (text.length > 2_000_000) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

interface Folded {
  readonly shown: string;
  /** Characters left out; 0 where the text is shown whole. */
  readonly hidden: number;
}

const usualCharacters = 4000;
const mostLines = 60;

/** The beginning of a long text, cut at a line if one ends near. */
export function foldText(text: string, mostCharacters = usualCharacters): Folded {
  let end = Math.min(text.length, mostCharacters);
  let line = -1;
  for (let lines = 0; lines < mostLines; lines++) {
    line = text.indexOf("\n", line + 1);
    if (line < 0 || line > end) break;
    if (lines === mostLines - 1) end = line;
  }
  // A few characters more are no reason to fold.
  if (text.length - end < 200) return { shown: text, hidden: 0 };
  return { shown: text.slice(0, end), hidden: text.length - end };
}
