const token =
  /<\?[^?]*\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|[\s\S]/g;
const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** What keeps a text from being well-formed XML; undefined where nothing does. Knows what reports need of XML. */
export function faultOfXml(text: string): string | undefined {
  const open: string[] = [];
  let roots = 0;
  for (const [all, closing, name = "", , selfClosing] of text.matchAll(token)) {
    if (entity.test(all)) return `an & that begins no entity: ${all}`;
    if (all.startsWith("<?")) continue;
    if (!all.startsWith("<")) {
      if (open.length === 0 && all.trim() !== "") return `text outside of the root: ${all}`;
      continue;
    }
    if (name === "") return `a < that begins no tag at ${text.indexOf(all)}`;
    if (closing) {
      if (open.pop() !== name) return `</${name}> closes another element`;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (!selfClosing) open.push(name);
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}

/** The rows of the first table of a Markdown text as cells, `\|` unescaped; undefined where rows differ in length. */
export function markdownTable(text: string): string[][] | undefined {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1)
        .split(/(?<!\\)\|/)
        .slice(0, -1)
        .map((cell) => cell.trim()),
    );
  return rows.length > 1 && rows.every(({ length }) => length === rows[0]!.length)
    ? rows
    : undefined;
}
