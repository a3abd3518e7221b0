/**
 * What is particular to one occurrence of an error, in the order in which it is taken out: a later pattern
 * must not find a part of an earlier one.
 */
const particulars: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)\]}]+/gi, "<url>"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "<email>"],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>"],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b/g, "<time>"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "<ip>"],
  [/0x[0-9a-f]+\b/gi, "<id>"],
  [/(?<![\w/])(?:[a-z]:)?(?:[\\/][\w.@~+-]+){2,}/gi, "<path>"],
  [/\b[A-Z]{1,6}-\d+\b/g, "<id>"],
  // Letters and digits mixed: an id, whatever made it. "gpt-4o" and "v2" are names and stay.
  [/\b(?=[A-Za-z_]*\d)(?=\d*[A-Za-z_])[A-Za-z0-9_]{6,}\b/g, "<id>"],
  // A number, also with a unit behind it.
  [
    /(?<![\w<-])[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?=(?:ms|s|m|h|d|k|kb|mb|gb|x)?(?![\w>]))(?!-\d*[a-z])/gi,
    "<n>",
  ],
];

const mostCharacters = 2000;
const mostShown = 300;

/**
 * An error message without what is particular to one occurrence: numbers, ids, times, addresses and paths.
 * Two messages with the same plain form say the same thing of two things. The first line that says anything.
 */
export function plainMessage(message: string): string {
  const line =
    message
      .slice(0, mostCharacters)
      .split("\n")
      .find((each) => each.trim() !== "") ?? "";
  let plain = line;
  for (const [pattern, stand] of particulars) plain = plain.replace(pattern, stand);
  return plain.replaceAll(/\s+/g, " ").trim().slice(0, mostShown);
}
