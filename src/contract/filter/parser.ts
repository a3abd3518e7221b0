import { type Filter, join, matchAll } from "./ast.ts";
import { FilterError } from "./filter-error.ts";
import { type Token, tokenize } from "./lexer.ts";

/** Longest filter that is read, in characters: it has to fit an address bar. */
const maxFilterLength = 4000;
const maxDepth = 50;

/**
 * Reads a filter: `status:error latency:>2s -kind:TOOL ("refund policy" OR model:gpt-4o*)`.
 * AND may be left out and binds closer than OR. Throws {@link FilterError}.
 */
export function parseFilter(source: string): Filter {
  if (source.length > maxFilterLength)
    throw new FilterError(
      `The filter is longer than ${maxFilterLength} characters`,
      "Leave some of it out.",
      maxFilterLength,
    );
  const tokens = new Tokens(tokenize(source));
  if (!tokens.peek()) return matchAll;
  const filter = alternatives(tokens, 0);
  const rest = tokens.peek();
  if (rest)
    throw new FilterError(
      "An opening parenthesis is missing",
      "Remove `)` or add `(`.",
      rest.position,
    );
  return filter;
}

/** The tokens not yet used. */
class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(): Token | undefined {
    return this.#tokens[this.#at++];
  }
}

function alternatives(tokens: Tokens, depth: number): Filter {
  const items = [conjunction(tokens, depth)];
  for (let next = tokens.peek(); next?.kind === "OR"; next = tokens.peek()) {
    tokens.take();
    requireRight(tokens, next);
    items.push(conjunction(tokens, depth));
  }
  return join("or", items);
}

function conjunction(tokens: Tokens, depth: number): Filter {
  const items: Filter[] = [];
  for (let next = tokens.peek(); next; next = tokens.peek()) {
    if (next.kind === ")" || (next.kind === "OR" && items.length > 0)) break;
    if (next.kind === "AND" || next.kind === "OR") {
      if (items.length === 0)
        throw new FilterError(
          `\`${next.kind}\` needs something on its left`,
          `To search for the word, put it in quotes ("${next.kind}").`,
          next.position,
        );
      tokens.take();
      requireRight(tokens, next);
    }
    items.push(operand(tokens, depth));
  }
  return join("and", items);
}

function requireRight(tokens: Tokens, connective: Token): void {
  const next = tokens.peek();
  if (next && next.kind !== ")" && next.kind !== "AND" && next.kind !== "OR") return;
  throw new FilterError(
    `\`${connective.kind}\` needs something on its right`,
    `To search for the word, put it in quotes ("${connective.kind}").`,
    connective.position,
  );
}

function operand(tokens: Tokens, depth: number): Filter {
  const token = tokens.take()!;
  if (depth > maxDepth)
    throw new FilterError(
      `More than ${maxDepth} levels of parentheses`,
      "Write the filter with fewer of them.",
      token.position,
    );
  if (token.kind === "text" || token.kind === "term") return token;
  if (token.kind === "(") return group(tokens, token, depth + 1);
  requireRight(tokens, token);
  return { kind: "not", item: operand(tokens, depth + 1) };
}

function group(tokens: Tokens, open: Token, depth: number): Filter {
  const first = tokens.peek();
  if (first?.kind === ")")
    throw new FilterError(
      "The parentheses are empty",
      "Remove them or write something between them.",
      open.position,
    );
  if (!first) throw unclosed(open);
  const filter = alternatives(tokens, depth);
  if (tokens.take()?.kind !== ")") throw unclosed(open);
  return filter;
}

function unclosed(open: Token): FilterError {
  return new FilterError(
    "A closing parenthesis is missing",
    "Add `)` where the group ends.",
    open.position,
  );
}
