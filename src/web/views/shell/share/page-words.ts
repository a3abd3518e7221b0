export interface PageWords {
  /** What the page is about: its heading. */
  readonly title: string;
  /** Its answer, a line a sentence; empty where it gives none. */
  readonly sentences: readonly string[];
}

const mostSentences = 6;

/** What the page on screen says of itself, as it is read there. */
export function wordsOnPage(page: Document): PageWords {
  const heading = page.querySelector("#content h1");
  const marked = [...page.querySelectorAll("#content [data-page-sentence]")];
  const title = page.querySelector("#content [data-page-title]") ?? heading;
  return {
    title: plain(title?.textContent) || "Touchstone",
    sentences: marked
      .map((element) => plain(element.textContent))
      .filter(Boolean)
      .slice(0, mostSentences),
  };
}

/** One line of text. */
function plain(text: string | null | undefined): string {
  return (text ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 600);
}

/** The sentence as markdown, with the address behind it; what it quotes stays text. */
export function asMarkdown({ title, sentences }: PageWords, url: string): string {
  const words = sentences.length > 0 ? sentences : [title];
  return `${words.map(escapeMarkdown).join("  \n")} ([${escapeMarkdown(title)}](${escapeAddress(url)}))`;
}

/** Of what markdown could take for its own, each character that begins something. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~!&]/g, String.raw`\$&`);
}

function escapeAddress(url: string): string {
  return url.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll(" ", "%20");
}
