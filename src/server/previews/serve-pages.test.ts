import { expect, it } from "vitest";
import { withHead } from "./serve-pages.ts";

const html = "<head><title>Touchstone</title></head><body></body>";

it("puts the words of the page into its head, and nothing of them becomes markup", () => {
  const hostile = `"><script>alert(1)</script>$& $1 '`;
  const made = withHead(
    html,
    { title: hostile, description: hostile },
    { page: hostile, image: hostile },
  );
  expect(made).not.toContain("<script");
  expect(made).not.toMatch(/content="[^"]*"[^ /]/);
  expect(made).toContain(
    "<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp; $1 &#39;</title>",
  );
  expect(made.match(/property="og:title"/g)).toHaveLength(1);
});
