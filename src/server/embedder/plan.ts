import type { EmbeddingPlan } from "#contract/embedder.ts";
import { noTokens } from "#contract/span.ts";
import type { Prices } from "../prices/prices.ts";
import type { Db } from "../store/db.ts";
import {
  embeddedHashes,
  type TextRow,
  textRows,
  type TextSource,
} from "../store/embeddings/texts-to-embed.ts";

/** Of English text; other scripts have more bytes a character and more tokens a character alike. */
const bytesOfToken = 4;

/** What is there to embed, and what of it the set has no vector of yet. */
export interface Pending {
  readonly texts: number;
  readonly missing: readonly TextRow[];
}

/** A text whose vector is there is not sent again, unless it has changed. */
export async function pendingTexts(db: Db, source: TextSource): Promise<Pending> {
  const [rows, known] = await Promise.all([textRows(db, source), embeddedHashes(db, source)]);
  return {
    texts: rows.length,
    missing: rows.filter(({ subject, hash }) => known.get(subject) !== hash),
  };
}

/** What would leave, in numbers. */
export function planOf(
  { texts, missing }: Pending,
  model: string,
  prices: Pick<Prices, "cost">,
): Pick<EmbeddingPlan, "texts" | "known" | "tokens" | "cut" | "costUsd"> {
  const bytes = missing.reduce((sum, row) => sum + row.bytes, 0);
  const tokens = Math.ceil(bytes / bytesOfToken);
  return {
    texts,
    known: texts - missing.length,
    tokens,
    cut: missing.filter(({ isCut }) => isCut).length,
    costUsd: prices.cost("", [model], { ...noTokens, prompt: tokens }) ?? null,
  };
}
