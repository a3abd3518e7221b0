import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { withRedacted } from "./redacted-text.tsx";

/** Beyond this, reading the marks would hold up the page; the rest is in the raw text. */
const mostCharacters = 60_000;

/** An image inside the text is shown; an address is only written out, as fetching it tells its owner who reads. */
const imageInside = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;

/** As much of a tree of HTML as is needed here. */
interface HtmlNode {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly properties?: object;
  children?: HtmlNode[];
}

/** Signs of what was redacted as elements of their own, so that they look here as they do everywhere. */
function markRedacted() {
  return (tree: HtmlNode): void => parted(tree);
}

function parted(parent: HtmlNode): void {
  if (!parent.children) return;
  parent.children = parent.children.map((node) => {
    parted(node);
    if (node.type !== "text" || !node.value?.includes("⟦")) return node;
    return { type: "element", tagName: "mark", properties: {}, children: [node] };
  });
}

const parts: Components = {
  mark: ({ children }) => withRedacted(children),
  img: ({ src, alt }) =>
    typeof src === "string" && imageInside.test(src) ? (
      <img src={src} alt={alt ?? ""} className="max-h-80 max-w-full" />
    ) : (
      <OutsideLink href={typeof src === "string" ? src : undefined}>
        {alt ? `image: ${alt}` : "image"}
      </OutsideLink>
    ),
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  // A heading of the text is none of the page.
  h1: ({ children }) => <p className="text-lead font-strong">{children}</p>,
  h2: ({ children }) => <p className="text-lead font-strong">{children}</p>,
  h3: ({ children }) => <p className="font-strong">{children}</p>,
  h4: ({ children }) => <p className="font-strong">{children}</p>,
  h5: ({ children }) => <p className="font-strong">{children}</p>,
  h6: ({ children }) => <p className="font-strong">{children}</p>,
  pre: ({ children }) => (
    <pre className="max-w-full rounded-small bg-sunken p-2 font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="font-mono">{children}</code>,
  ul: ({ children }) => <ul className="list-disc pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="list-decimal pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-hairline-strong pl-3 text-muted">
      {children}
    </blockquote>
  ),
  table: ({ children }) => <table className="border-collapse">{children}</table>,
  th: ({ children }) => <th className="border px-2 py-0.5 text-left">{children}</th>,
  td: ({ children }) => <td className="border px-2 py-0.5">{children}</td>,
};

/** A text with its Markdown read. Raw HTML stays text; nothing is fetched. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div dir="auto" className="flex flex-col gap-2 overflow-hidden [overflow-wrap:anywhere]">
      <Markdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[markRedacted]}
        components={parts}
        urlTransform={safeAddress}
      >
        {text.slice(0, mostCharacters)}
      </Markdown>
      {text.length > mostCharacters && <p className="text-muted">The rest is in the raw text.</p>}
    </div>
  );
}

/** Addresses of the web and images inside the text; anything else becomes no address. */
export function safeAddress(address: string): string {
  if (imageInside.test(address)) return address;
  return /^(?:https?:|mailto:)/i.test(address) ? address : "";
}

function OutsideLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className="link" title={href}>
      {children}
    </a>
  );
}
