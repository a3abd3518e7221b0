import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MarkdownText, safeAddress } from "./markdown-text.tsx";

const html = (text: string) => renderToStaticMarkup(<MarkdownText text={text} />);

it("reads Markdown and tables", () => {
  expect(html("**bold**\n\n| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<strong>bold</strong>");
  expect(html("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<td");
});

it("shows what was redacted as it is shown everywhere", () => {
  const written = html("Ask **⟦email⟧** or\n\n- ⟦phone 0123456789ab⟧ `⟦key⟧`");
  expect(written).not.toContain("⟦");
  expect(written.match(/redacted<\/span>/g)).toHaveLength(3);
});

it("never lets HTML through", () => {
  const written = html('<script>alert(1)</script> <img src=x onerror="alert(1)">');
  expect(written).not.toMatch(/<script|<img/);
  expect(written).toContain("&lt;script&gt;");
});

it("shows images that are in the text and fetches none", () => {
  expect(html("![dot](data:image/png;base64,AAAA)")).toContain('<img src="data:image/png');
  expect(html("![chart](https://example.com/c.png)")).not.toContain("<img");
  expect(html("![x](data:image/svg+xml,<svg/>)")).not.toContain("<img");
});

it("keeps only addresses of the web", () => {
  expect(safeAddress("https://example.com")).toBe("https://example.com");
  for (const address of ["javascript:alert(1)", "data:text/html,x", "file:///etc", "/p/default"])
    expect(safeAddress(address)).toBe("");
});
